import type { ResourceType } from '../ResourceType';
import { originCalled, originsOf, policyFault } from './origins';
import type { CloudfrontConfig } from './schema';

const behaviorsOf = (config: CloudfrontConfig) => [
  { path: 'defaultCacheBehavior', behavior: config.defaultCacheBehavior },
  ...config.orderedCacheBehavior.map((behavior, index) => ({
    path: `orderedCacheBehavior.${index}`,
    behavior,
  })),
];

/** Origins that are missing, that two things are called, or that nothing is fetched from. */
export const refuses: ResourceType<CloudfrontConfig>['refuses'] = (
  { config },
  neighbours,
) => {
  const origins = originsOf(config, neighbours);
  if (origins.length === 0) {
    return [
      {
        path: 'origin',
        message: 'the distribution has nothing to fetch from',
        mend: 'Lead an edge to a bucket or a load balancer, or add an origin.',
      },
    ];
  }
  const known = origins.map(({ called }) => called);
  const behaviors = behaviorsOf(config).map(({ path, behavior }) => ({
    path,
    behavior,
    origin: originCalled(origins, behavior.targetOriginId),
  }));
  const lost = behaviors
    .filter(({ origin }) => origin === undefined)
    .map(({ path, behavior }) => ({
      path: `${path}.targetOriginId`,
      message: `no origin is called "${behavior.targetOriginId}"`,
      mend: `Use one of: ${known.join(', ')}.`,
    }));
  const unfit = behaviors.flatMap(({ path, behavior, origin }) => {
    const fault = origin && policyFault(origin, behavior);
    return fault ? [{ path: `${path}.originRequestPolicy`, ...fault }] : [];
  });
  const used = new Set(behaviors.map(({ origin }) => origin?.id));
  const idle = origins
    .filter(({ id }) => !used.has(id))
    .map(({ called }) => ({
      path: 'orderedCacheBehavior',
      message: `nothing is fetched from ${called}`,
      mend: `Say for which paths: add a pathPattern with targetOriginId ${called}.`,
    }));
  const twice = known
    .filter((called, index) => known.indexOf(called) !== index)
    .map(called => ({
      path: 'origin',
      message: `two origins are called "${called}"`,
      mend: 'Give the one in origin another originId.',
    }));
  return [...lost, ...(lost.length > 0 ? [] : idle), ...twice, ...unfit];
};
