import type { PlatformSpec } from '../../spec';

/** Package of Alpine that brings a program; the same name where none is given. */
const PACKAGES: Record<string, string> = { aws: 'aws-cli' };

/** The image in which the jobs run that only move things. */
export const toolbox = ({ images }: PlatformSpec) => ({
  name: images.tools,
  entrypoint: [''],
});

/** Installs what a bare Alpine lacks; an image that has the programs is left alone. */
export function bring(...programs: string[]): string {
  const present = programs.map(program => `command -v ${program} > /dev/null`);
  const packages = programs.map(program => PACKAGES[program] ?? program);
  return `if ! { ${present.join(
    ' && ',
  )}; }; then apk add --no-cache ${packages.join(' ')}; fi`;
}
