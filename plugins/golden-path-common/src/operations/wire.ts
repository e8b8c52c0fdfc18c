import type { Problem, ServiceSpec } from '../spec';

/**
 * States of an operation. `waiting`: accepted, or between two phases, until the
 * caller goes on. `stuck`: something could not be undone; what may be passing is
 * tried again by itself, the rest needs a person. `adopted`: an administrator
 * has decided that what was left stays. `done`, `undone` and `adopted` are
 * final.
 *
 * @public
 */
export type OperationState =
  | 'waiting'
  | 'running'
  | 'undoing'
  | 'done'
  | 'undone'
  | 'stuck'
  | 'adopted';

/**
 * The stages of making a service, in order.
 *
 * @public
 */
export const operationStages = [
  'check',
  'render',
  'projects',
  'push',
  'access',
  'catalog',
  'workloads',
  'argocd',
] as const;

/** @public */
export type OperationStage = (typeof operationStages)[number];

/** @public */
export type EffectState = 'intended' | 'applied' | 'undone' | 'kept' | 'failed';

/**
 * One change in a vendor's system that an operation made or meant to make.
 * `kept`: found changed by somebody else and left alone. `failed`: the undo
 * did not succeed. `note` says why, in plain words.
 *
 * @public
 */
export interface EffectView {
  seq: number;
  stage: OperationStage;
  /** What it makes, in plain words: `GitLab project apps/shop`. */
  title: string;
  url?: string;
  state: EffectState;
  note?: string;
}

/** @public */
export interface OperationEvent {
  seq: number;
  /** ISO 8601, UTC. */
  at: string;
  stage?: OperationStage;
  level: 'info' | 'warn' | 'error';
  message: string;
}

/** @public */
export interface OperationLinks {
  appRepository: string;
  gitopsRepository: string;
  pipeline: string;
  /** Entity reference, `component:default/<name>`. */
  entityRef: string;
  /** One a deployment environment, in order. */
  applications: { environment: string; name: string; url: string }[];
}

/** @public */
export interface OperationView {
  id: string;
  kind: 'create-service';
  service: string;
  owner: string;
  initiator: string;
  taskId?: string;
  state: OperationState;
  stage?: OperationStage;
  error?: string;
  /** Who asked for the cancellation. */
  cancelledBy?: string;
  /** When a `stuck` operation is undone again by itself, ISO 8601, UTC. */
  nextUndoAt?: string;
  createdAt: string;
  updatedAt: string;
  effects: EffectView[];
  links?: OperationLinks;
}

/**
 * Somewhere that a name or a host is already taken.
 *
 * @public
 */
export interface NameClash {
  /** Set when it is not the name that is taken, but this host. */
  host?: string;
  system: 'gitlab' | 'workloads' | 'catalog' | 'argocd' | 'operation';
  /** `the GitLab project apps/shop exists`. */
  message: string;
  url?: string;
}

/** @public */
export interface NameCheck {
  name: string;
  available: boolean;
  /** Set when the name itself is not allowed; then nothing was looked up. */
  problems: string[];
  clashes: NameClash[];
}

/** @public */
export interface HostCheck {
  host: string;
  available: boolean;
  /** Set when no service may have the host; then nothing was looked up. */
  problems: string[];
  clashes: NameClash[];
}

/**
 * Everything that stands against the answers of a form, at once.
 *
 * @public
 */
export interface ServiceCheck {
  problems: Problem[];
  /** Of the name and of the hosts, as far as these can be read. */
  clashes: NameClash[];
  /** The complete specification, when the answers have no problem. */
  service?: ServiceSpec;
}

/** @public */
export interface AcceptOperationRequest {
  spec: ServiceSpec;
  /** The scaffolder task on whose behalf this runs. */
  taskId?: string;
}
