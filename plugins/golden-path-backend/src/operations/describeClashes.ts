import type { NameClash } from '@cloudforge/plugin-golden-path-common';

/** Why a service cannot be made, and what to choose instead. */
export function describeClashes(name: string, clashes: NameClash[]): string {
  const hosts = [...new Set(clashes.flatMap(({ host }) => host ?? []))];
  const what = [
    ...(clashes.some(({ host }) => host === undefined) ? [`name ${name}`] : []),
    ...hosts.map(host => `host ${host}`),
  ];
  const reasons = clashes.map(({ message }) => message).join('; ');
  if (clashes.every(({ system }) => system === 'operation')) {
    return reasons;
  }
  return `The ${what.join(
    ' and the ',
  )} cannot be used: ${reasons}. Choose another ${
    hosts.length === 0 ? 'name' : 'one'
  }`;
}
