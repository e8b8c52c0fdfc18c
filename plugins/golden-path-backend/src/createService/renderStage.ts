import { InputError } from '@backstage/errors';
import {
  type Files,
  type PlatformSpec,
  generateService,
} from '@cloudforge/plugin-golden-path-common';
import type { SourceTree } from '../archive';
import type { Stage } from '../operations/Effect';
import { validateService } from '../validation/validateService';
import { sourceOf } from './checkStage';

/** Renders and checks everything once before anything is made, and holds the source against it. */
export function renderStage(platform: PlatformSpec): Stage {
  return {
    name: 'render',
    async run(context) {
      const service = generateService(context.spec, platform);
      const { app, gitops, workloads } = service.files;
      assertOverlaid(await sourceOf(context), app);
      const objects = await validateService(service);
      await context.log(
        `${objects} objects for the cluster fit their schemas and each other`,
      );
      await context.log(
        `${count(app)} generated files are in the source; ${count(
          gitops,
        )} go to the GitOps repository, ${count(
          workloads,
        )} to the workloads repository`,
      );
    },
  };
}

/** The generated files are the platform's word: exactly these bytes, whatever the skeleton brings along. */
function assertOverlaid(source: SourceTree, generated: Files): void {
  const wrong = Object.entries(generated).flatMap(([path, text]) => {
    const file = source.get(path);
    if (!file) {
      return [`${path} is missing`];
    }
    return file.content.equals(Buffer.from(text)) ? [] : [`${path} differs`];
  });
  if (wrong.length > 0) {
    throw new InputError(
      `The source does not hold the generated files as they were rendered for this service: ${wrong.join(
        ', ',
      )}. Run cloudforge:service:render after fetch:template, with the same answers, and change none of its files`,
    );
  }
}

function count(files: Files): number {
  return Object.keys(files).length;
}
