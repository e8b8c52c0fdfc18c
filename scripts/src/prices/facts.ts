import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ec2Instances,
  engineInstances,
  rdsInstances,
  type Ec2File,
  type EngineFile,
} from './instances';
import type { Facts } from './priceBookOf';

async function read<T>(dir: string, name: string): Promise<T> {
  return JSON.parse(await readFile(join(dir, name), 'utf8'));
}

/** Reads the collected facts. */
export async function readFacts(dir: string): Promise<Facts> {
  const [{ rows }, near, far, rds, aurora, caches, seed] = await Promise.all([
    read<{ rows: Facts['prices'] }>(dir, 'prices.json'),
    read<Ec2File>(dir, 'ec2_ondemand_linux.json'),
    read<Ec2File>(dir, 'ec2_ondemand_linux_more_regions.json'),
    read<EngineFile<Record<string, number>>>(dir, 'rds_instances.json'),
    read<EngineFile<number>>(dir, 'aurora_instances.json'),
    read<EngineFile<number>>(dir, 'elasticache_nodes.json'),
    read<{ date: string; source: string; rates: Record<string, number> }>(
      dir,
      'fx_seed.json',
    ),
  ]);
  return {
    prices: rows,
    instances: [
      ec2Instances(near, far),
      rdsInstances(rds),
      engineInstances('RDS', aurora),
      engineInstances('ELASTICACHE', caches),
    ],
    exchange: {
      base: 'USD',
      date: seed.date,
      source: seed.source,
      rates: seed.rates,
    },
  };
}
