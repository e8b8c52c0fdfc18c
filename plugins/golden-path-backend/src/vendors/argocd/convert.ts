import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import type { ArgoCdApplication } from './types';

/** As much of `v1alpha1.Application` as we read; the rest may be anything. */
export const applicationSchema = z.object({
  metadata: z.object({
    name: z.string(),
    uid: z.string().optional(),
    annotations: z.record(z.string(), z.string()).nullish(),
    deletionTimestamp: z.string().nullish(),
  }),
  spec: z.looseObject({
    project: z.string(),
    source: z.looseObject({ repoURL: z.string() }).optional(),
  }),
  status: z
    .object({
      sync: z
        .object({
          status: z.string().optional(),
          revision: z.string().optional(),
        })
        .optional(),
      health: z.object({ status: z.string().optional() }).optional(),
      summary: z.object({ images: z.array(z.string()).nullish() }).optional(),
      history: z.array(z.object({ deployedAt: z.string() })).nullish(),
      conditions: z
        .array(z.object({ type: z.string(), message: z.string() }))
        .nullish(),
      operationState: z
        .object({
          phase: z.string().optional(),
          message: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

/** Argo CD writes `items: null` for an empty list. */
export const applicationListSchema = z.object({
  items: z.array(applicationSchema).nullish(),
});

/** The list with `fields` set to these. */
export const NAME_FIELDS = 'items.metadata.name,items.spec.project';

export const nameListSchema = z.object({
  items: z
    .array(
      z.object({
        metadata: z.object({ name: z.string() }),
        spec: z.object({ project: z.string() }),
      }),
    )
    .nullish(),
});

export function toApplication({
  metadata,
  spec,
  status,
}: z.infer<typeof applicationSchema>): ArgoCdApplication {
  const { phase, message } = status?.operationState ?? {};
  return {
    name: metadata.name,
    uid: metadata.uid ?? '',
    project: spec.project,
    repoUrl: spec.source?.repoURL ?? '',
    annotations: metadata.annotations ?? {},
    spec: spec as JsonObject,
    deleting: Boolean(metadata.deletionTimestamp),
    syncStatus: status?.sync?.status || 'Unknown',
    health: status?.health?.status || 'Unknown',
    revision: status?.sync?.revision || undefined,
    images: status?.summary?.images ?? [],
    syncedAt: status?.history?.at(-1)?.deployedAt,
    conditions: status?.conditions ?? [],
    failure:
      phase === 'Failed' || phase === 'Error' ? message ?? phase : undefined,
  };
}
