import {
  type NameClash,
  type PlatformSpec,
  hostFile,
} from '@cloudforge/plugin-golden-path-common';
import { parse } from 'yaml';
import { z } from 'zod';
import type { CallOptions, GitLabClient } from '../vendors';

const entry = z.object({ service: z.string(), environment: z.string() });

/** Whoever has written the file by hand need not have said whose the host is. */
function describe(host: string, text: string): string {
  try {
    const { service, environment } = entry.parse(parse(text));
    return `the host ${host} belongs to ${service} (${environment})`;
  } catch {
    return `the host ${host} is kept for somebody`;
  }
}

/** Whose a host is, by the workloads repository: there its file can be made but once. */
export async function hostClashes(
  { gitlab, platform }: { gitlab: GitLabClient; platform: PlatformSpec },
  host: string,
  call: CallOptions,
): Promise<NameClash[]> {
  const { baseUrl, workloadsProject, defaultBranch: branch } = platform.gitlab;
  const path = hostFile(host);
  const text = await gitlab.repositories.textFile(
    workloadsProject,
    { branch, path },
    call,
  );
  return text === undefined
    ? []
    : [
        {
          host,
          system: 'workloads',
          message: describe(host, text),
          url: `${baseUrl}/${workloadsProject}/-/blob/${branch}/${path}`,
        },
      ];
}
