/** How the runner makes a secret. @public */
export type RunSecretKind =
  /** 24 characters, random: letters, digits and punctuation of ASCII, no blank. */
  | 'password'
  /** The private key in PEM. */
  | 'rsa-4096-key';

/**
 * A secret that somebody else than Terraform makes, since it would stand in the
 * state otherwise.
 *
 * @public
 */
export interface RunSecret {
  /** The ephemeral variable through which it is given. */
  variable: string;
  kind: RunSecretKind;
  /** Id of the node that it is for. */
  node: string;
}
