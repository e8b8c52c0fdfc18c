import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from './priceBookOf';

interface InstanceFile {
  _meta: { layers: { source: string; priceDate: string }[] };
  regions: Record<string, Record<string, number>>;
}

async function read<T>(dir: string, name: string): Promise<T> {
  return JSON.parse(await readFile(join(dir, name), 'utf8'));
}

/**
 * Reads the collected facts. Instance prices were laid over each other, and a
 * file does not say which price is from which layer; so the date of the oldest
 * layer stands for all, but in us-east-1, which the newest replaced as a whole.
 */
export async function readFacts(dir: string): Promise<Facts> {
  const [{ rows }, near, far, seed] = await Promise.all([
    read<{ rows: Facts['prices'] }>(dir, 'prices.json'),
    read<InstanceFile>(dir, 'ec2_ondemand_linux.json'),
    read<InstanceFile>(dir, 'ec2_ondemand_linux_more_regions.json'),
    read<{ date: string; source: string; rates: Record<string, number> }>(
      dir,
      'fx_seed.json',
    ),
  ]);
  const [oldest, newer, newest] = near._meta.layers;
  return {
    prices: rows,
    ec2: {
      sources: {
        '*': {
          source: `${oldest.source}, overlaid by ${newer.source}`,
          asOf: oldest.priceDate,
          evidence: 'aws-sheet',
        },
        'us-east-1': {
          source: newest.source,
          asOf: newest.priceDate,
          evidence: 'aws-sheet',
        },
      },
      regions: { ...near.regions, ...far.regions },
    },
    exchange: {
      base: 'USD',
      date: seed.date,
      source: seed.source,
      rates: seed.rates,
    },
  };
}
