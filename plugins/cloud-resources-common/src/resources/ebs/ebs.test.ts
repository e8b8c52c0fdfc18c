import { file } from '../../__testUtils__/designs';
import {
  problemsIn,
  rendered,
  somebodyElses,
} from '../../__testUtils__/rendered';

const attached = (instance: object = {}) =>
  file(
    [
      ['web', 'EC2', instance],
      ['disk', 'EBS'],
    ],
    [['web', 'disk']],
  );

describe('a volume', () => {
  it('is encrypted, and leaves a snapshot behind', async () => {
    const { resource } = await rendered(file([['disk', 'EBS']]));
    expect(resource.aws_ebs_volume.disk[0]).toMatchObject({
      encrypted: true,
      final_snapshot: true,
      type: 'gp3',
    });
    expect(resource).not.toHaveProperty('aws_volume_attachment');
  });

  it('is attached to the instance that an edge leads from', async () => {
    const { resource } = await rendered(attached());
    expect(resource.aws_volume_attachment.disk[0]).toMatchObject({
      device_name: '/dev/sdf',
      volume_id: '${aws_ebs_volume.disk.id}',
      instance_id: '${aws_instance.web[0].id}',
    });
  });

  it('has a zone that does not depend on the instance, whose replacement would delete it', async () => {
    const { resource } = await rendered(attached());
    const zone = resource.aws_ebs_volume.disk[0].availability_zone;
    expect(zone).toBe('${aws_subnet.base_private_1.availability_zone}');
    // Both first subnets are in one zone.
    const zoneOf = (subnet: string) =>
      resource.aws_subnet[subnet][0].availability_zone;
    expect(zoneOf('base_public_1')).toBe(zoneOf('base_private_1'));
  });

  it.each([
    [{}, 'subnet-3'],
    [{ elasticIp: true }, 'subnet-1'],
    [{ associatePublicIpAddress: true }, 'subnet-1'],
  ])(
    'in somebody else’s network stands where the instance does: %j',
    async (instance, first) => {
      const { data, resource } = await rendered(attached(instance), {
        network: somebodyElses,
      });
      expect(data.aws_subnet.disk[0].id).toContain(`["${first}"`);
      expect(resource.aws_ebs_volume.disk[0].availability_zone).toBe(
        '${data.aws_subnet.disk.availability_zone}',
      );
    },
  );

  it.each([
    ['size', { size: 124, type: 'st1' }],
    ['size', { size: 1_025, type: 'standard' }],
    ['iops', { type: 'io2' }],
    ['iops', { type: 'gp2', iops: 3_000 }],
    ['iops', { iops: 2_999 }],
    ['throughput', { type: 'gp2', throughput: 125 }],
    ['deviceName', { deviceName: '/dev/sda1' }],
    [
      'kmsKeyId',
      {
        encrypted: false,
        kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:key/a',
      },
    ],
  ])('is refused at %s: %j', (key, config) => {
    expect(
      problemsIn([['x', 'EBS', config]]).map(of => of.split(' ')[0]),
    ).toEqual([`0.${key}`]);
  });
});

describe('an edge to a volume is refused', () => {
  const problems = (
    nodes: [string, string, object?][],
    edges: [string, string][],
  ) => problemsIn(nodes, edges);

  it('from two instances, and from several of one node', () => {
    expect(
      problems(
        [
          ['a', 'EC2'],
          ['b', 'EC2'],
          ['disk', 'EBS'],
        ],
        [
          ['a', 'disk'],
          ['b', 'disk'],
        ],
      ),
    ).toEqual([
      expect.stringContaining('at most 1 edge leads from EC2 to one EBS'),
    ]);
    expect(
      problems(
        [
          ['a', 'EC2', { count: 2 }],
          ['disk', 'EBS'],
        ],
        [['a', 'disk']],
      ),
    ).toEqual([expect.stringContaining('these are 2')]);
  });

  it('where another volume is at the same device', () => {
    const two = (deviceName: string) =>
      problems(
        [
          ['a', 'EC2'],
          ['first', 'EBS'],
          ['second', 'EBS', { deviceName }],
        ],
        [
          ['a', 'first'],
          ['a', 'second'],
        ],
      );
    expect(two('/dev/sdf')).toEqual([
      expect.stringContaining('"first" is at /dev/sdf of the instance'),
    ]);
    expect(two('/dev/sdg')).toEqual([]);
  });

  it('from a key, where it is not to be encrypted', () => {
    const keyed = (config: object) =>
      problems(
        [
          ['key', 'KMS'],
          ['disk', 'EBS', config],
        ],
        [['key', 'disk']],
      );
    expect(keyed({})).toEqual([]);
    expect(keyed({ encrypted: false })).toHaveLength(1);
  });
});
