import {
  environmentProblems,
  Files,
  generateService,
  PlatformSpec,
  renderService,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import nunjucks from 'nunjucks';
import { readPlatform } from '../process/platform';
import { modelOf } from './modelOf';
import { serviceSpec } from './serviceSpec';
import { percentile, timed } from './statistics';

/** Services until the models are loaded and V8 has done its compiling; with 300 it goes on for two thousand more. */
const WARM_UP = 1_000;

const ROUNDS = 3;

/** Medians of {@link ROUNDS}, in milliseconds. */
export interface RenderingResult {
  services: number;
  files: number;
  objects: number;
  /** Rendering alone. */
  off: number;
  /** Rendering, the schemas of all objects and what they refer to. */
  on: number;
  /** The same files from nunjucks templates, which know nothing but the name. */
  templates: number;
}

/** Renders and checks as the portal does before it commits. */
async function renderChecked(
  specs: ServiceSpec[],
  platform: PlatformSpec,
): Promise<number> {
  let objects = 0;
  for (const spec of specs) {
    for (const environment of generateService(spec, platform).environments) {
      const all = [...environment.workload, ...environment.boundary];
      for (const object of all) {
        const { prototype } = await modelOf(object);
        prototype.validate.call(object);
      }
      const problems = environmentProblems(
        environment,
        platform.allowedRegistries,
      );
      if (problems.length > 0) {
        throw new Error(JSON.stringify(problems));
      }
      objects += all.length;
    }
  }
  return objects;
}

function templatesOf(sample: string[]): nunjucks.Template[] {
  const environment = new nunjucks.Environment(null, { autoescape: false });
  return sample.map(text =>
    nunjucks.compile(
      `{% raw %}${text.replaceAll(
        'bench-name',
        '{% endraw %}{{ name }}{% raw %}',
      )}{% endraw %}`,
      environment,
    ),
  );
}

async function measure(
  services: number,
  platform: PlatformSpec,
): Promise<RenderingResult> {
  const specs = Array.from({ length: services }, (_, index) =>
    serviceSpec(`bench-${index}`),
  );
  const sample = Object.values(
    renderService(serviceSpec('bench-name'), platform),
  ).flatMap((files: Files) => Object.values(files));
  const templates = templatesOf(sample);
  let objects = 0;
  const median = async (work: () => Promise<void> | void) => {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await timed(work));
    }
    return percentile(rounds, 0.5);
  };
  return {
    services,
    files: services * sample.length,
    off: await median(() =>
      specs.forEach(spec => renderService(spec, platform)),
    ),
    on: await median(async () => {
      objects = await renderChecked(specs, platform);
    }),
    objects,
    templates: await median(() =>
      specs.forEach(({ name }) =>
        templates.forEach(template => template.render({ name })),
      ),
    ),
  };
}

/**
 * All generated files of 100 and of 1,000 services in one process, with and
 * without the checks that are made before a commit.
 */
export async function benchRendering(): Promise<RenderingResult[]> {
  const platform = await readPlatform();
  if (!platform.ok) {
    throw new Error(JSON.stringify(platform.problems));
  }
  await measure(WARM_UP, platform.value);
  return [
    await measure(100, platform.value),
    await measure(1_000, platform.value),
  ];
}
