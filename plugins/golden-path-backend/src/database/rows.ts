import type {
  EffectState,
  OperationLinks,
  OperationStage,
  OperationState,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import type { JsonObject } from '@backstage/types';

export type Phase = 'publish' | 'register';

/** States that an operation does not leave. */
export const FINAL_STATES: readonly OperationState[] = [
  'done',
  'undone',
  'adopted',
];

/** PostgreSQL hands bigint columns over as text. */
type BigIntColumn = number | string;

export interface OperationRow {
  id: string;
  kind: string;
  service: string;
  owner: string;
  initiator: string;
  task_id: string | null;
  spec: string;
  state: string;
  phase: string;
  stage: string | null;
  error: string | null;
  links: string | null;
  epoch: number;
  runner: string | null;
  deadline: BigIntColumn | null;
  cancelled_by: string | null;
  settles_at: BigIntColumn | null;
  last_event: number;
  undo_runs: number;
  left_behind: boolean | number;
  notice_due: BigIntColumn | null;
  notice_tries: number;
  created_at: BigIntColumn;
  updated_at: BigIntColumn;
}

export interface EffectRow {
  operation_id: string;
  seq: number;
  stage: string;
  type: string;
  title: string;
  url: string | null;
  args: string;
  result: string | null;
  state: string;
  note: string | null;
  in_doubt: boolean | number;
}

export interface EventRow {
  operation_id: string;
  seq: number;
  stage: string | null;
  level: string;
  message: string;
  at: BigIntColumn;
}

/** An operation as the engine sees it; times in milliseconds since 1970. */
export interface OperationRecord {
  id: string;
  kind: 'create-service';
  service: string;
  owner: string;
  initiator: string;
  taskId?: string;
  spec: ServiceSpec;
  state: OperationState;
  phase: Phase;
  stage?: OperationStage;
  error?: string;
  links?: OperationLinks;
  epoch: number;
  cancelledBy?: string;
  /** End of the lease or of the hand-over, or when what is stuck is undone again; undefined when nothing happens by itself. */
  deadline?: number;
  lastEvent: number;
  /** Undos that left something, since a person last asked for one. */
  undoRuns: number;
  /** An undo has left something at some time. */
  leftBehind: boolean;
  createdAt: number;
  updatedAt: number;
}

export interface EffectRecord {
  seq: number;
  stage: OperationStage;
  type: string;
  title: string;
  url?: string;
  args: JsonObject;
  /** Undefined while it is not known whether the effect was applied. */
  result?: JsonObject;
  state: EffectState;
  note?: string;
  /** A call was made whose answer is not known: it may still arrive. */
  inDoubt: boolean;
}

export function toOperation(row: OperationRow): OperationRecord {
  return {
    id: row.id,
    kind: row.kind as 'create-service',
    service: row.service,
    owner: row.owner,
    initiator: row.initiator,
    taskId: row.task_id ?? undefined,
    spec: JSON.parse(row.spec),
    state: row.state as OperationState,
    phase: row.phase as Phase,
    stage: (row.stage as OperationStage | null) ?? undefined,
    error: row.error ?? undefined,
    links: row.links ? JSON.parse(row.links) : undefined,
    epoch: row.epoch,
    cancelledBy: row.cancelled_by ?? undefined,
    deadline: row.deadline === null ? undefined : Number(row.deadline),
    lastEvent: row.last_event,
    undoRuns: row.undo_runs,
    leftBehind: Boolean(row.left_behind),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}

export function toEffect(row: EffectRow): EffectRecord {
  return {
    seq: row.seq,
    stage: row.stage as OperationStage,
    type: row.type,
    title: row.title,
    url: row.url ?? undefined,
    args: JSON.parse(row.args),
    result: row.result ? JSON.parse(row.result) : undefined,
    state: row.state as EffectState,
    note: row.note ?? undefined,
    inDoubt: Boolean(row.in_doubt),
  };
}
