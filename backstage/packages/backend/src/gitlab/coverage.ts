import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * The one query of the GitLab tab. The portal sends its own: what a caller
 * writes could ask for anything that the portal's token may see.
 */
export const coverageQuery = `query coverage($projectSlug: ID!, $updatedAfter: Time, $projectDefaultBranch: String) {
  project(fullPath: $projectSlug) {
    pipelines(ref: $projectDefaultBranch, updatedAfter: $updatedAfter) {
      nodes { coverage createdAt }
    }
  }
}`;

const request = z.object({
  variables: z.object({
    projectSlug: z.string().max(1024),
    projectDefaultBranch: z.string().max(255).optional(),
    updatedAfter: z.iso.date(),
  }),
});

/** @throws InputError when the request is not the one that the tab sends */
export function readCoverageVariables(body: unknown) {
  const parsed = request.safeParse(body);
  if (!parsed.success) {
    throw new InputError(
      'The portal asks GitLab over GraphQL for the coverage of a project only.',
    );
  }
  return parsed.data.variables;
}
