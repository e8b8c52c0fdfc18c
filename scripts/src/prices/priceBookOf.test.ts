import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PriceBook } from '@cloudforge/plugin-cloud-resources-common';
import { projectRoot } from '../process/project';
import { priceBookOf, type Facts } from './priceBookOf';
import { priceBookText } from './priceBookText';

const sheet = { source: 'sheet', asOf: '2025-10-22', evidence: 'aws-sheet' };
const s3 = { service: 'S3', region: 'us-east-1', ...sheet };

const facts: Facts = {
  prices: [
    { ...s3, dimension: 'STANDARD storage, over 500 TB', usd: 0.021 },
    { ...s3, dimension: 'STANDARD storage, first 50 TB', usd: 0.023 },
    { ...s3, dimension: 'STANDARD storage, next 450 TB', usd: 0.022 },
    { ...s3, dimension: 'ONEZONE_IA storage', usd: 0.01 },
    { ...s3, service: 'TAPE', dimension: 'reels', usd: 1 },
    {
      ...s3,
      region: 'eu-west-1',
      dimension: 'ONEZONE_IA storage',
      usd: 0.01,
      evidence: 'inferred',
    },
  ],
  instances: [
    {
      service: 'EC2',
      sources: {
        '*': { ...sheet, source: 'old' },
        'us-east-1': { ...sheet, source: 'new' },
      },
      regions: {
        'us-east-1': { 'linux.t3.micro': 0.0104 },
        'eu-west-1': { 'linux.t3.micro': 0.0114 },
      },
    },
  ],
  exchange: {
    base: 'USD',
    date: '2026-09-29',
    source: 'bank',
    rates: { EUR: 0.9 },
  },
};

describe('priceBookOf', () => {
  const book = PriceBook.of(JSON.parse(priceBookText(priceBookOf(facts))));

  it('keeps price, unit, date and source', () => {
    expect(book.price('S3', 'us-east-1', 'oneZoneIa.storage')).toEqual({
      unit: 'GB-month',
      tiers: [{ upTo: Infinity, usd: 0.01 }],
      source: sheet,
    });
    expect(book.exchange).toEqual(facts.exchange);
  });

  it('puts tiers into order, whatever theirs was', () => {
    expect(book.price('S3', 'us-east-1', 'standard.storage')?.tiers).toEqual([
      { upTo: 51_200, usd: 0.023 },
      { upTo: 512_000, usd: 0.022 },
      { upTo: Infinity, usd: 0.021 },
    ]);
  });

  it('keeps the tiers of one price together where their sources differ', () => {
    const prices = facts.prices.map((price, index) =>
      index === 1 ? { ...price, source: 'another sheet' } : price,
    );
    const mixed = PriceBook.of(priceBookOf({ ...facts, prices }));
    expect(
      mixed.price('S3', 'us-east-1', 'standard.storage')?.tiers,
    ).toHaveLength(3);
  });

  it('names the source of each region', () => {
    const sourceIn = (region: string) =>
      book.price('EC2', region, 'linux.t3.micro')?.source.source;
    expect(sourceIn('us-east-1')).toBe('new');
    expect(sourceIn('eu-west-1')).toBe('old');
  });

  it('has no price that was inferred from another region, and none of a service that is not priced yet', () => {
    expect(book.price('S3', 'eu-west-1', 'oneZoneIa.storage')).toBeUndefined();
    expect(book.services('us-east-1')).toEqual(['EC2', 'S3']);
  });

  it('refuses two prices for one thing', () => {
    const twice = { ...facts, prices: [...facts.prices, facts.prices[3]] };
    expect(() => priceBookOf(twice)).toThrow(
      'S3 oneZoneIa.storage has two prices in us-east-1',
    );
  });
});

describe('the price book that the project ships', () => {
  it('is written as the command writes it, and dates every price', async () => {
    const text = await readFile(
      join(projectRoot, 'plugins/cloud-resources-common/prices/aws.json'),
      'utf8',
    );
    const data = JSON.parse(text);
    expect(priceBookText(data)).toBe(text);
    const undated = data.sources.filter(
      ({ source, asOf }: typeof sheet) =>
        !source || !/^\d{4}-\d\d-\d\d$/.test(asOf),
    );
    expect(undated).toEqual([]);
    expect(
      data.sources.map((known: typeof sheet) => known.evidence),
    ).not.toContain('inferred');
    expect(
      PriceBook.of(data).price('EC2', 'us-east-1', 'linux.t3.medium')?.tiers,
    ).toEqual([{ upTo: Infinity, usd: 0.0416 }]);
  });
});
