import { attributed, designOf } from '../__testUtils__/designs';
import { prices } from '../__testUtils__/prices';
import { rendered } from '../__testUtils__/rendered';
import { estimate } from '../cost';
import type { DesignFile } from '../design';
import { findingsOf } from '../findings';
import { auroraPostgresql } from './auroraPostgresql';
import { designFrom } from './designFrom';

function designWith(params: object): DesignFile {
  const filled = designFrom(auroraPostgresql, params);
  if (!filled.ok) {
    throw new Error(JSON.stringify(filled.problems));
  }
  return filled.value;
}

describe('the blueprint aurora-postgresql', () => {
  it.each([
    ['provisioned', 'db.t3.medium'],
    ['serverless', 'db.serverless'],
  ])('%s: stands in two zones, private and over TLS', async (mode, type) => {
    const { resource } = await rendered(designWith({ name: 'Ledger', mode }));
    expect(resource.aws_rds_cluster.ledger[0]).toMatchObject({
      engine: 'aurora-postgresql',
      manage_master_user_password: true,
      storage_encrypted: true,
    });
    expect(resource.aws_rds_cluster_instance.ledger[0]).toMatchObject({
      count: 2,
      instance_class: type,
      publicly_accessible: false,
    });
    expect(resource.aws_db_subnet_group.ledger[0].subnet_ids).toHaveLength(2);
    expect(resource.aws_rds_cluster_parameter_group.ledger[0]).toMatchObject({
      parameter: [{ name: 'rds.force_ssl', value: '1' }],
    });
    expect(
      resource.aws_rds_cluster.ledger[0].serverlessv2_scaling_configuration,
    ).toEqual(
      mode === 'serverless'
        ? [{ min_capacity: 0.5, max_capacity: 4 }]
        : undefined,
    );
  });

  it('has no findings in production', () => {
    const found = (environment: string) =>
      findingsOf(designOf(designWith({ environment })), attributed).map(
        ({ severity, path }) => `${severity} ${path}`,
      );
    expect(found('production')).toEqual([]);
    expect(found('development')).toEqual(['low deletionProtection']);
  });

  it.each([
    // 2 × 730 × 0.082 + 50 × 0.1 + 8 × 2628000 × 0.0000002 + 59 × 0.021 + 0.4
    ['small', 119.72 + 5 + 4.2048 + 1.239 + 0.4],
    // 2 × 730 × 0.26 + 100 × 0.1 + 18 × 2628000 × 0.0000002 + 119 × 0.021 + 0.4
    ['medium', 379.6 + 10 + 9.4608 + 2.499 + 0.4],
  ])('%s costs what its size and its assumed use cost', (capacity, monthly) => {
    const { totals, notPriced } = estimate(
      designOf(designWith({ capacity })),
      prices,
    );
    expect(totals.monthly).toBeCloseTo(monthly, 8);
    expect(notPriced).toEqual([]);
  });
});
