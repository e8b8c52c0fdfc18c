import {
  Files,
  parsePlatformSpec,
  PlatformSpec,
  renderService,
} from '@cloudforge/plugin-golden-path-common';
import nunjucks from 'nunjucks';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../process/project';
import { serviceSpec } from './serviceSpec';
import { timed } from './statistics';

const SERVICES = 100;

/** The platform of app-config.yaml with its defaults for the sandbox. */
async function platformSpec(): Promise<PlatformSpec> {
  const config = parse(
    await readFile(join(projectRoot, 'backstage/app-config.yaml'), 'utf8'),
  );
  const withDefaults = JSON.stringify(config.cloudforge.platform).replace(
    /\$\{[A-Z_]+:-([^}]*)\}/g,
    '$1',
  );
  const parsed = parsePlatformSpec(JSON.parse(withDefaults));
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return parsed.value;
}

/**
 * Every file of 100 services from typed objects, beside the same files from
 * nunjucks templates, which know nothing but the name.
 */
export async function benchRendering(): Promise<{
  generators: number;
  templates: number;
  files: number;
}> {
  const platform = await platformSpec();
  const specs = Array.from({ length: SERVICES }, (_, index) =>
    serviceSpec(`bench-${index}`),
  );
  const sample = Object.values(
    renderService(serviceSpec('bench-name'), platform),
  ).flatMap((files: Files) => Object.values(files));
  const environment = new nunjucks.Environment(null, { autoescape: false });
  const templates = sample.map(text =>
    nunjucks.compile(
      `{% raw %}${text.replaceAll(
        'bench-name',
        '{% endraw %}{{ name }}{% raw %}',
      )}{% endraw %}`,
      environment,
    ),
  );
  const generate = () => specs.forEach(spec => renderService(spec, platform));
  const substitute = () =>
    specs.forEach(({ name }) =>
      templates.forEach(template => template.render({ name })),
    );
  generate();
  substitute();
  return {
    generators: await timed(generate),
    templates: await timed(substitute),
    files: SERVICES * sample.length,
  };
}
