import type { ServiceContext } from './ServiceContext';

const guarded = (paths: string[], owner: string) =>
  paths.map(path => `${path} @${owner}\n`).join('');

/** The code is the team's; how it is built, scanned and registered is the platform's as well. */
export function appCodeOwners({ platform }: ServiceContext): string {
  return guarded(
    ['/.gitlab-ci.yml', '/.cloudforge/', '/CODEOWNERS'],
    platform.platformOwners,
  );
}

export function gitopsCodeOwners({ platform }: ServiceContext): string {
  return guarded(['*'], platform.platformOwners);
}
