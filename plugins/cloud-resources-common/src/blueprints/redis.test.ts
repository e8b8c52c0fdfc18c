import { attributed, designOf } from '../__testUtils__/designs';
import { prices } from '../__testUtils__/prices';
import { rendered } from '../__testUtils__/rendered';
import { estimate } from '../cost';
import type { DesignFile } from '../design';
import { findingsOf } from '../findings';
import { designFrom } from './designFrom';
import { redis } from './redis';

function designWith(params: object): DesignFile {
  const filled = designFrom(redis, params);
  if (!filled.ok) {
    throw new Error(JSON.stringify(filled.problems));
  }
  return filled.value;
}

describe('the blueprint redis', () => {
  it('stands in private subnets, over TLS, with a user who signs in with IAM', async () => {
    const { resource } = await rendered(designWith({ name: 'Sessions' }));
    expect(
      resource.aws_elasticache_replication_group.sessions[0],
    ).toMatchObject({
      engine: 'redis',
      transit_encryption_enabled: true,
      at_rest_encryption_enabled: true,
      user_group_ids: ['${aws_elasticache_user_group.sessions.user_group_id}'],
    });
    expect(
      resource.aws_elasticache_subnet_group.sessions[0].subnet_ids,
    ).toHaveLength(2);
    expect(resource.aws_elasticache_user.sessions[0]).toMatchObject({
      authentication_mode: [{ type: 'iam' }],
    });
  });

  it('fails over in production, where it has no findings', async () => {
    const production = designWith({ environment: 'production' });
    const { resource } = await rendered(production);
    expect(resource.aws_elasticache_replication_group.cache[0]).toMatchObject({
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
    });
    expect(findingsOf(designOf(production), attributed)).toEqual([]);
    expect(
      findingsOf(designOf(designWith({})), attributed).map(
        ({ severity }) => severity,
      ),
    ).toEqual(['low']);
  });

  it.each([
    // 730 × 0.016
    ['small', 'development', 11.68],
    // 2 × 730 × 0.158 + 117 × 0.085
    ['medium', 'production', 230.68 + 9.945],
  ])('%s in %s costs by its nodes', (capacity, environment, monthly) => {
    const { totals, notPriced } = estimate(
      designOf(designWith({ capacity, environment })),
      prices,
    );
    expect(totals.monthly).toBeCloseTo(monthly, 8);
    expect(notPriced).toEqual([]);
  });
});
