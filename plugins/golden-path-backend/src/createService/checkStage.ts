import { InputError } from '@backstage/errors';
import { type SourceTree, readArchive } from '../archive';
import type { Stage, StageContext } from '../operations/Effect';

/** Refuses a source archive that must not be unpacked, before anything is made. */
export function checkStage(): Stage {
  return {
    name: 'check',
    async run(context) {
      const source = await sourceOf(context);
      const bytes = [...source.values()].reduce(
        (sum, { content }) => sum + content.length,
        0,
      );
      await context.log(
        `The source has ${source.size} files, ${Math.ceil(bytes / 1024)} KiB`,
      );
    },
  };
}

/** The workspace that was handed in; read anew by each stage that needs it. */
export function sourceOf({
  source,
}: Pick<StageContext, 'source'>): Promise<SourceTree> {
  if (!source) {
    throw new InputError(
      'The source of the service is missing: hand in the workspace as a tar.gz',
    );
  }
  return readArchive(source);
}
