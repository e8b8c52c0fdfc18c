export interface SourceFile {
  content: Buffer;
  executable: boolean;
}

/** Files by path, relative to the root of the repository, with `/`. */
export type SourceTree = ReadonlyMap<string, SourceFile>;
