import type { InstanceFacts } from './priceBookOf';

type Regions<T> = Record<string, Record<string, T>>;

/** Instance prices of EC2, laid over each other from several sheets. */
export interface Ec2File {
  _meta: { layers: { source: string; priceDate: string }[] };
  regions: Regions<number>;
}

/** Prices by region, engine and class; `T` is a price, or one for each deployment. */
export interface EngineFile<T> {
  _meta: { source: string; priceDate: string };
  regions: Regions<Record<string, T>>;
}

const sheetOf = ({ _meta: { source, priceDate } }: EngineFile<unknown>) => ({
  '*': { source, asOf: priceDate, evidence: 'aws-sheet' },
});

/** Every region's prices under other names. */
function renamed<T>(
  regions: Record<string, T>,
  names: (prices: T) => (readonly [string, number])[],
): InstanceFacts['regions'] {
  return Object.fromEntries(
    Object.entries(regions).map(([region, prices]) => [
      region,
      Object.fromEntries(names(prices)),
    ]),
  );
}

/**
 * A file does not say which price is from which layer; so the date of the oldest
 * layer stands for all, but in us-east-1, which the newest replaced as a whole.
 */
export function ec2Instances(near: Ec2File, far: Ec2File): InstanceFacts {
  const [oldest, newer, newest] = near._meta.layers;
  return {
    service: 'EC2',
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
    regions: renamed({ ...near.regions, ...far.regions }, prices =>
      Object.entries(prices).map(([type, usd]) => [`linux.${type}`, usd]),
    ),
  };
}

/** A class has a price for each engine: `redis.cache.t4g.micro`. */
export const engineInstances = (
  service: string,
  file: EngineFile<number>,
): InstanceFacts => ({
  service,
  sources: sheetOf(file),
  regions: renamed(file.regions, engines =>
    Object.entries(engines).flatMap(([engine, classes]) =>
      Object.entries(classes).map(
        ([name, usd]) => [`${engine}.${name}`, usd] as const,
      ),
    ),
  ),
});

/** Single and Multi-AZ have prices of their own: `mysql.db.t4g.micro.multi`. */
export const rdsInstances = (
  file: EngineFile<Record<string, number>>,
): InstanceFacts => ({
  service: 'RDS',
  sources: sheetOf(file),
  regions: renamed(file.regions, engines =>
    Object.entries(engines).flatMap(([engine, classes]) =>
      Object.entries(classes).flatMap(([name, deployments]) =>
        Object.entries(deployments)
          // Multi-AZ clusters are no resource of ours.
          .filter(([deployment]) => deployment !== 'multiCluster')
          .map(
            ([deployment, usd]) =>
              [`${engine}.${name}.${deployment}`, usd] as const,
          ),
      ),
    ),
  ),
});
