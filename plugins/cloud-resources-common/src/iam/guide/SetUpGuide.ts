import type { IamPolicyOptions } from '../policyFor';

/**
 * How CloudForge gets into the account: with the keys of a user, or by assuming
 * a role that trusts it.
 *
 * @public
 */
export type AccountAccess =
  | { kind: 'access-keys' }
  | {
      kind: 'assumed-role';
      /** ARN of who may assume the role: CloudForge's own identity. */
      trusted: string;
      /** Keeps others whom that identity serves from using this role (AWS: confused deputy). */
      externalId: string;
    };

/** @public */
export interface SetUpGuideOptions extends IamPolicyOptions {
  /** Name of the role in CloudForge; any text. */
  role: string;
  /** What the role may use. */
  services: readonly string[];
  access: AccountAccess;
}

/** Something to be copied into the console: a name or a JSON document. @public */
export interface GuideText {
  name: string;
  text: string;
}

/** @public */
export interface GuideStep {
  title: string;
  /** What to do, in order. */
  tasks: readonly string[];
  copy?: readonly GuideText[];
}

/** @public */
export interface SetUpGuide {
  services: readonly string[];
  actionCount: number;
  /** Suggested names. */
  policies: readonly string[];
  identity: string;
  /** By hand, in the console. */
  steps: readonly GuideStep[];
  /** The same by the AWS CLI: to be pasted into sh, bash or zsh. May be run again. */
  script: string;
  /** What somebody must know before they do it. */
  warnings: readonly string[];
}
