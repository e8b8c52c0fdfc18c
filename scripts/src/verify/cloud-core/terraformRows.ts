import type { Design } from '@cloudforge/plugin-cloud-resources-common';
import type { Row } from '../Row';
import { blueprintChoiceDesigns, blueprintDesigns } from './blueprintDesigns';
import { everythingDesign, plainDesigns } from './exampleDesigns';
import { Life } from './Life';
import { meaningfulPairs, pairDesigns } from './pairDesigns';

const SECTION = 'terraform';

/** fmt, validate, plan, apply, no second plan, no secret anywhere, destroy, nothing left. */
async function liveAndDie(design: Design) {
  const life = await Life.begin(design);
  try {
    await life.validate();
    const resources = await life.apply();
    await life.isSettled();
    await life.destroy();
    const secrets = life.secretsAreNowhere();
    return { nodes: design.nodes.length, resources, secrets };
  } finally {
    await life.end();
  }
}

async function all(designs: readonly Design[]): Promise<string> {
  const sum = { nodes: 0, resources: 0, secrets: 0 };
  for (const design of designs) {
    const { nodes, resources, secrets } = await liveAndDie(design);
    sum.nodes += nodes;
    sum.resources += resources;
    sum.secrets += secrets;
  }
  return `${designs.length} designs, ${sum.nodes} nodes, ${sum.resources} resources made and destroyed; ${sum.secrets} secrets found nowhere`;
}

const row = (name: string, run: () => Promise<string>): Row<unknown> => ({
  section: SECTION,
  name,
  run,
});

export const terraformRows: readonly Row<unknown>[] = [
  row('every type with next to nothing set', () => all(plainDesigns())),
  row('every key, and every edge of the examples', () =>
    all([everythingDesign()]),
  ),
  row('every blueprint with nothing chosen', () => all(blueprintDesigns())),
  row('every choice of every blueprint', () => all(blueprintChoiceDesigns())),
  row(
    'every meaningful pair of types',
    async () =>
      `${meaningfulPairs().length} pairs: ${await all(pairDesigns())}`,
  ),
];
