/** What a command reads and writes besides its arguments. */
export interface Terminal {
  env: Record<string, string | undefined>;
  /** Standard input to its end, for a file that is called `-`. */
  input(): Promise<string>;
  /** What the command was run for: nothing else goes here, so that it can be piped. */
  out(text: string): void;
  err(text: string): void;
}
