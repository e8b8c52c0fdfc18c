import {
  estimate,
  policyFor,
  PriceBook,
  renderTerraform,
  resourceTypes,
  validateDesign,
  type Design,
  type DesignFile,
} from '@cloudforge/plugin-cloud-resources-common';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readPriceBook } from '../cli/priceBook';
import { projectRoot } from '../process/project';
import { resourcesIn, synthesized } from './cdktfStack';
import { percentile, timed } from './statistics';

const RUNS = 20;

/** Those that the decision for our own writer was made with (ADR 0012). */
const COMPARED = ['EC2', 'S3', 'SQS'];

function fileOf(types: readonly string[], count: number): DesignFile {
  return {
    region: 'us-east-1',
    nodes: Array.from({ length: count }, (_, index) => ({
      id: `n${index}`,
      data: {
        resourceType: types[index % types.length],
        label: `Node ${index}`,
      },
    })),
  };
}

function designOf(file: DesignFile): Design {
  const checked = validateDesign(file);
  if (!checked.ok) {
    throw new Error(JSON.stringify(checked.problems));
  }
  return checked.value;
}

/** Every type that there may be any number of, by itself and with nothing set. */
const plainTypes = () =>
  resourceTypes.ids.filter(id => validateDesign(fileOf([id], 500)).ok);

/** Milliseconds, the median of warm runs. */
async function median(work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    times.push(await timed(work));
  }
  return percentile(times, 0.5);
}

const ms = (time: number) => `${time.toFixed(1)} ms`;

async function hclRow(count: number, target: number): Promise<string[]> {
  const design = designOf(fileOf(COMPARED, count));
  const planned = await resourcesIn(renderTerraform(design));
  return [
    `HCL of ${count} nodes`,
    ms(await median(() => renderTerraform(design))),
    ms(target),
    `${ms(await median(() => synthesized(planned)))} (cdktf to JSON)`,
  ];
}

/** The whole command, from its start to its end. */
async function commandRow(file: DesignFile): Promise<string[]> {
  const dir = await mkdtemp(join(tmpdir(), 'cloudforge-bench-'));
  const design = join(dir, 'design.json');
  await writeFile(design, JSON.stringify(file));
  try {
    const time = await median(() =>
      promisify(execFile)(join(projectRoot, 'scripts/cloudforge'), [
        'design',
        'cost',
        design,
      ]),
    );
    return ['the same as a command, from start to end', ms(time), ms(1000), ''];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Rows of a table: what, ours, what it should be at most, another way. */
export async function benchCloudResources(): Promise<string[][]> {
  const book = PriceBook.of(await readPriceBook());
  const file = fileOf(plainTypes(), 500);
  const all = designOf(file);
  return [
    ['cloud resources, warm, median', 'ours', 'target', ''],
    await hclRow(20, 10),
    await hclRow(500, 150),
    [
      `cost of 500 nodes of ${plainTypes().length} types`,
      ms(await median(() => estimate(all, book))),
      ms(10),
      '',
    ],
    [
      `policy for all ${resourceTypes.ids.length} services`,
      ms(await median(() => policyFor(resourceTypes.ids))),
      ms(20),
      '',
    ],
    await commandRow(file),
  ];
}
