import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AtOnceResult, benchAtOnce } from '../bench/atOnce/benchAtOnce';
import { benchCloudResources } from '../bench/cloudResources';
import { benchPreview } from '../bench/preview';
import { benchRendering, RenderingResult } from '../bench/rendering';
import { milliseconds, percentile, seconds, timed } from '../bench/statistics';
import { projectRoot } from '../process/project';
import { launchChromium } from '../testing/chromium';
import { answers } from '../verify/create/answers';
import { Stand } from '../verify/create/Stand';

const RUNS = 20;
const LOADS = 3;

/** The stock template with our skeleton for both repositories, and where the portal finds it. */
async function stockTemplate(dir: string) {
  await cp(join(projectRoot, 'scripts/src/bench/stock-template'), dir, {
    recursive: true,
  });
  const skeleton = join(projectRoot, 'templates/node-service/skeleton');
  await cp(skeleton, join(dir, 'skeleton'), { recursive: true });
  await cp(
    join(projectRoot, 'scripts/src/bench/stock-catalog-info.yaml'),
    join(dir, 'skeleton/catalog-info.yaml'),
  );
  await cp(skeleton, join(dir, 'gitops'), { recursive: true });
  const config = parse(
    await readFile(join(projectRoot, 'backstage/app-config.yaml'), 'utf8'),
  );
  return {
    catalog: {
      locations: [
        ...config.catalog.locations,
        {
          type: 'file',
          target: join(dir, 'template.yaml'),
          rules: [{ allow: ['Template'] }],
        },
      ],
    },
  };
}

async function benchCreate(stand: Stand) {
  const { paula } = stand.people;
  const host = new URL(stand.sandbox.gitlab.url).host;
  const ours: number[] = [];
  const stock: number[] = [];
  for (let run = -1; run < RUNS; run++) {
    const created = await timed(async () => {
      const task = await paula.create(answers(stand.newName('ours')));
      if (task.status !== 'completed')
        throw new Error(task.log.slice(-5).join('\n'));
    });
    const published = await timed(async () => {
      const task = await paula.create(
        { name: stand.newName('stock'), host },
        'template:default/stock-service',
      );
      if (task.status !== 'completed')
        throw new Error(task.log.slice(-5).join('\n'));
    });
    // The first of each only warms the portal up.
    if (run >= 0) {
      ours.push(created);
      stock.push(published);
    }
  }
  return { ours, stock };
}

async function benchPageLoad(url: string): Promise<number[]> {
  const loads: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    const browser = await launchChromium();
    const page = await browser.newPage();
    loads.push(
      await timed(async () => {
        await page.goto(url);
        await page
          .getByRole('button', { name: /sign in/i })
          .first()
          .waitFor();
      }),
    );
    await browser.close();
  }
  return loads;
}

function atOnceTable(results: AtOnceResult[]): string[][] {
  const perSecond = (value: number) => `${value.toFixed(2)} /s`;
  return [
    ['', 'ours', 'bare calls', 'overhead'],
    ...results.map(({ atOnce, rounds, portal, bare, overhead }) => [
      `${atOnce} at once, median of ${rounds}`,
      perSecond(portal),
      perSecond(bare),
      `${Math.round(overhead * 100)} %`,
    ]),
  ];
}

function printTable(rows: string[][]) {
  const lines = rows.map(([what, ...cells]) =>
    [what.padEnd(42), ...cells.map(cell => cell.padEnd(15))].join(''),
  );
  console.log(`\n${lines.map(line => line.trimEnd()).join('\n')}`);
}

function renderingTable(results: RenderingResult[]): string[][] {
  return [
    ['rendering', 'ours', 'ours, checked', 'nunjucks'],
    ...results.map(({ services, files, objects, off, on, templates }) => [
      `${services} services, ${files} files, ${objects} objects`,
      seconds(off),
      seconds(on),
      seconds(templates),
    ]),
  ];
}

async function main() {
  // The ones that need the machine for themselves come first.
  printTable(renderingTable(await benchRendering()));
  printTable(atOnceTable(await benchAtOnce()));
  console.log(
    '\nours: whole Creates over the API of one portal on PostgreSQL, from the acceptance until Argo CD and the catalog show the service. bare calls: the same calls with the same files, in the same order and as many at a time, from a process of their own: no journal, no look before or after, no marks, nobody asked. overhead: what ours takes longer, the median over pairs of rounds that follow each other.',
  );
  const dir = await mkdtemp(join(tmpdir(), 'cloudforge-bench-'));
  printTable(await benchCloudResources());
  const stand = await Stand.open({
    browser: true,
    config: await stockTemplate(dir),
  });
  try {
    const { ours, stock } = await benchCreate(stand);
    const preview = await benchPreview(stand);
    const loads = await benchPageLoad(stand.portal.url);
    await stand.portal.stop();
    const startup = await timed(() => stand.portal.restart());
    const table = [
      ['', 'ours', 'stock'],
      [
        `Create, p50 of ${RUNS}`,
        seconds(percentile(ours, 0.5)),
        seconds(percentile(stock, 0.5)),
      ],
      [
        `Create, p95 of ${RUNS}`,
        seconds(percentile(ours, 0.95)),
        seconds(percentile(stock, 0.95)),
      ],
      [
        'key press to its preview, median',
        milliseconds(preview.withPreview),
        `${milliseconds(preview.without)} (a page without one)`,
      ],
      ['start-up to the first answer', seconds(startup), ''],
      [
        `cold page load, median of ${LOADS}`,
        seconds(percentile(loads, 0.5)),
        '',
      ],
    ];
    printTable(table);
    console.log(
      '\nours: two repositories, access token, catalog and Argo CD, undoable. stock: fetch:template twice, publish:gitlab twice, catalog:register.',
    );
  } finally {
    await stand.close();
    await rm(dir, { recursive: true, force: true });
  }
}

main();
