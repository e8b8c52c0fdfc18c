import { parse } from '@cdktn/hcl2json';
import { attributed, designOf } from '../__testUtils__/designs';
import { prices } from '../__testUtils__/prices';
import { estimate } from '../cost';
import { findingsOf } from '../findings';
import { renderTerraform } from '../terraform';
import { designFrom } from './designFrom';
import { s3 } from './s3';

function designWith(params: object) {
  const filled = designFrom(s3, params);
  if (!filled.ok) {
    throw new Error(JSON.stringify(filled.problems));
  }
  return designOf(filled.value);
}

const resourceOf = async (params: object) =>
  (
    (await parse('main.tf', renderTerraform(designWith(params)))) as {
      resource: Record<string, Record<string, unknown[]>>;
    }
  ).resource;

describe('the blueprint s3', () => {
  it('is versioned, private and encrypted with a key of its own', async () => {
    const resource = await resourceOf({ name: 'Reports' });
    expect(resource.aws_s3_bucket_versioning.reports[0]).toMatchObject({
      versioning_configuration: [{ status: 'Enabled' }],
    });
    expect(resource.aws_s3_bucket_public_access_block.reports[0]).toMatchObject(
      {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    );
    expect(
      resource.aws_s3_bucket_server_side_encryption_configuration.reports[0],
    ).toMatchObject({
      rule: [
        {
          bucket_key_enabled: true,
          apply_server_side_encryption_by_default: [
            {
              sse_algorithm: 'aws:kms',
              kms_master_key_id: '${aws_kms_key.reports_key.arn}',
            },
          ],
        },
      ],
    });
    expect(resource.aws_kms_key.reports_key[0]).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
    });
  });

  it.each([
    ['development', 30],
    ['production', 365],
  ])('in %s keeps old versions for %i days', async (environment, days) => {
    const { aws_s3_bucket_lifecycle_configuration: lifecycle } =
      await resourceOf({ environment });
    expect(lifecycle.files[0]).toMatchObject({
      rule: [{ noncurrent_version_expiration: [{ noncurrent_days: days }] }],
    });
    expect(findingsOf(designWith({ environment }), attributed)).toEqual([]);
  });

  it('costs more the more it is assumed to hold', () => {
    const [small, medium, large] = ['small', 'medium', 'large'].map(
      capacity =>
        estimate(designWith({ capacity }), prices).resources[1].monthly ?? NaN,
    );
    // 225 GB × 0.023 + 1 million × 0.000005 + 12.5 million × 0.0000004
    expect(small).toBeCloseTo(15.175, 10);
    expect(medium).toBeCloseTo(30.35, 10);
    expect(large).toBeCloseTo(60.7, 10);
  });
});
