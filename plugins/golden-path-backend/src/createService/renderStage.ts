import { InputError } from '@backstage/errors';
import {
  API_DEFINITION_FILE,
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
      const source = await sourceOf(context);
      assertOverlaid(source, app);
      assertDescribed(source);
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

/** Without it the catalog would show a service whose API it cannot read. */
function assertDescribed(source: SourceTree): void {
  if (!source.has(API_DEFINITION_FILE)) {
    throw new InputError(
      `The source has no ${API_DEFINITION_FILE}, which catalog-info.yaml names as the service's API. Add it to the skeleton of the template`,
    );
  }
}

function count(files: Files): number {
  return Object.keys(files).length;
}
