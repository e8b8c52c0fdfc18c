import {
  compareEstimates,
  estimate,
  PriceBook,
  regions,
  resourceTypes,
  type Design,
  type Estimate,
} from '@cloudforge/plugin-cloud-resources-common';
import { everything } from '@cloudforge/plugin-cloud-resources-common/testing';
import { readPriceBook } from '../../cli/priceBook';
import { must } from '../expect';
import type { Row } from '../Row';
import { handWorked, type HandWorked } from './handWorked';
import { checkedDesign } from './Part';

const SECTION = 'cost';

/** Of binary fractions that are added in another order. */
const ROUNDING = 1e-9;

const near = (a: number, b: number) =>
  Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));

const readBook = async () => PriceBook.of(await readPriceBook());

function designOf({ type, config = {}, usage = {}, leadsTo = [] }: HandWorked) {
  return checkedDesign({
    region: 'us-east-1',
    nodes: [
      { id: 'x', data: { resourceType: type, label: 'x', config } },
      ...leadsTo.map(target => ({
        id: target,
        data: { resourceType: target, label: target, config: {} },
      })),
    ],
    edges: leadsTo.map(target => ({ source: 'x', target })),
    usage: { x: usage },
  });
}

const caseRow = (worked: HandWorked): Row<unknown> => ({
  section: SECTION,
  name: `${worked.type}: ${worked.what}`,
  run: async () => {
    const [cost] = estimate(designOf(worked), await readBook()).resources;
    must(
      cost.monthly !== null && near(cost.monthly, worked.month),
      `${worked.arithmetic} is ${worked.month}, not ${
        cost.monthly
      }: ${JSON.stringify(cost.lines)}`,
    );
    must(
      cost.notPriced.length === 0,
      `not priced: ${cost.notPriced.map(({ name }) => name).join(', ')}`,
    );
    return `${worked.arithmetic} = ${worked.month}`;
  },
});

/** The issue's own figures, rounded as people read them. */
const roundedRow: Row<unknown> = {
  section: SECTION,
  name: 'two t3.medium: an hour, a month, a year',
  run: async () => {
    const [cost] = estimate(
      designOf(handWorked[0]),
      await readBook(),
    ).resources;
    const [compute] = cost.lines;
    const figures = [
      (compute.monthly / 730).toFixed(4),
      compute.monthly.toFixed(2),
      (compute.monthly * 12).toFixed(2),
    ].join(', ');
    must(figures === '0.0832, 60.74, 728.83', figures);
    return figures;
  },
};

/** Sums are sums, and whatever has no price says so and costs nothing that it is not known to. */
function mustAddUp(found: Estimate): void {
  let month = 0;
  for (const { nodeId, monthly, yearly, lines, notPriced } of found.resources) {
    const where = `${nodeId} in ${found.region}`;
    const ofLines = lines.reduce((sum, line) => sum + line.monthly, 0);
    for (const line of lines) {
      must(
        Number.isFinite(line.monthly),
        `${where}: ${line.name} is no number`,
      );
      must(
        near(line.monthly, line.quantity * line.unitPrice),
        `${where}: ${line.name} is not quantity × price`,
      );
      must(
        /\S/.test(line.source) && /^\d{4}-\d\d-\d\d$/.test(line.asOf),
        `${where}: ${line.name} says not where its price is from`,
      );
    }
    must(
      notPriced.every(({ reason }) => /\S/.test(reason)),
      `${where}: not priced, and not why`,
    );
    must(
      monthly === null
        ? lines.length === 0 && notPriced.length > 0
        : near(monthly, ofLines) && near(yearly ?? NaN, monthly * 12),
      `${where}: its lines are not its price`,
    );
    month += monthly ?? 0;
  }
  must(near(month, found.totals.monthly), `${found.region}: the total is off`);
  must(
    found.notPriced.length ===
      found.resources.reduce((sum, { notPriced: n }) => sum + n.length, 0),
    `${found.region}: what is not priced is not counted`,
  );
}

async function everyRegion(): Promise<string> {
  const book = await readBook();
  let lines = 0;
  let notPriced = 0;
  for (const region of regions) {
    const found = estimate(checkedDesign({ ...everything, region }), book);
    mustAddUp(found);
    lines += found.resources.reduce((sum, each) => sum + each.lines.length, 0);
    notPriced += found.notPriced.length;
  }
  return `${regions.length} regions, ${everything.nodes.length} nodes of ${resourceTypes.ids.length} types: ${lines} lines priced, ${notPriced} said to be not priced`;
}

const without = (design: Design, index: number): Design => ({
  ...design,
  nodes: design.nodes.filter((_, at) => at !== index),
});

/** A node costs the same in any company, and a difference backwards is the same with another sign. */
async function differences(): Promise<string> {
  const book = await readBook();
  const whole: Design = { ...checkedDesign(everything), edges: [] };
  const all = estimate(whole, book);
  whole.nodes.forEach((node, index) => {
    const rest = estimate(without(whole, index), book);
    const own = all.resources[index].monthly ?? 0;
    must(
      near(all.totals.monthly - rest.totals.monthly, own),
      `${node.id} changes what others cost`,
    );
    const there = compareEstimates(rest, all).totals.monthly;
    const back = compareEstimates(all, rest).totals.monthly;
    must(
      near(there, -back) && near(there, own),
      `adding ${node.id} is ${there}, taking it away ${back}`,
    );
  });
  return `${whole.nodes.length} nodes taken away and added`;
}

async function currencies(): Promise<string> {
  const book = await readBook();
  const design = checkedDesign(everything);
  const { monthly } = estimate(design, book).totals;
  const told = Object.keys(book.exchange.rates).map(currency => {
    const found = estimate(design, book, { currency, discountPercent: 25 });
    const rate = found.exchange?.rate ?? NaN;
    must(
      near(found.totals.monthly, monthly * rate * 0.75),
      `${currency} is not converted once`,
    );
    return `${currency} ${rate}`;
  });
  return `${told.join(', ')}, and 25 % off`;
}

export const costRows: readonly Row<unknown>[] = [
  ...handWorked.map(caseRow),
  roundedRow,
  { section: SECTION, name: 'every type in every region', run: everyRegion },
  { section: SECTION, name: 'sums and differences', run: differences },
  { section: SECTION, name: 'currencies and a discount', run: currencies },
];
