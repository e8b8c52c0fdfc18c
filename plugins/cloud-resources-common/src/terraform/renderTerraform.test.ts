import { parse } from '@cdktn/hcl2json';
import { design, designOf, file } from '../__testUtils__/designs';
import {
  providerArguments,
  type Arguments,
} from '../__testUtils__/providerSchema';
import {
  formatted,
  hasTerraform,
  withTerraform,
} from '../__testUtils__/terraform';
import type { DesignFile } from '../design';
import { resourceTypes } from '../resources';
import { everything, plain } from '../testing';
import { renderTerraform } from './renderTerraform';

const designs: [string, DesignFile][] = [
  ['nothing', file([])],
  ['every type, plain', plain],
  ['every key and every edge', everything],
];

type Body = Record<string, unknown>;
type Blocks = Record<string, Record<string, Body[]>>;

const read = async (of: DesignFile, ...rest: unknown[]) =>
  parse('main.tf', renderTerraform(designOf(of), ...(rest as []))) as Promise<{
    resource: Blocks;
    data: Blocks;
    locals: Body[];
  }>;

type Dynamic = Record<string, { content: Body[] }[]>;

/** The nested blocks that dynamic ones become. */
const contentsOf = (dynamic: Dynamic): Body =>
  Object.fromEntries(
    Object.entries(dynamic).map(([name, blocks]) => [
      name,
      blocks.flatMap(({ content }) => content),
    ]),
  );

/** Names in a body that the provider does not know. */
function unknownIn(body: Body, known: Arguments, path: string): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const at = `${path}.${name}`;
    if (name === 'dynamic') {
      return unknownIn(contentsOf(value as Dynamic), known, path);
    }
    const expected = known[name];
    if (expected === undefined) {
      return [at];
    }
    // An empty list is what an attribute would be.
    const nested =
      Array.isArray(value) &&
      value.length > 0 &&
      value.every(item => typeof item === 'object');
    if (expected === null) {
      return [];
    }
    return nested
      ? value.flatMap(item => unknownIn(item as Body, expected, at))
      : [`${at} is no block`];
  });
}

describe('renderTerraform', () => {
  it.each(designs)('%s: the provider knows every argument', async (_, of) => {
    const { resource, data } = await read(of);
    const unknown = Object.entries({ resource, data }).flatMap(
      ([kind, types]) =>
        Object.entries(types).flatMap(([type, blocks]) =>
          Object.entries(blocks).flatMap(([name, [body]]) =>
            unknownIn(
              body,
              providerArguments(kind as 'resource' | 'data', type),
              `${type}.${name}`,
            ),
          ),
        ),
    );
    expect(unknown).toEqual([]);
  });

  it('would notice an argument that the provider does not know', () => {
    const known = providerArguments('resource', 'aws_instance');
    const body = {
      instance_typ: 't3.micro',
      root_block_device: [{ volume_sise: 8, volume_type: 'gp3' }],
    };
    expect(unknownIn(body, known, 'x')).toEqual([
      'x.instance_typ',
      'x.root_block_device.volume_sise',
    ]);
  });

  it('would notice a nested block that is written as an attribute', () => {
    const known = providerArguments('resource', 'aws_instance');
    expect(unknownIn({ root_block_device: [] }, known, 'x')).toEqual([
      'x.root_block_device is no block',
    ]);
  });

  it.each(designs)('%s: whatever can carry tags has ours', async (_, of) => {
    const { resource, locals } = await read(of, { owner: 'shop' });
    expect(locals).toEqual([
      { tags: { ManagedBy: 'IDP-Orchestrator', Owner: 'shop' } },
    ]);
    const untagged = Object.entries(resource).flatMap(([type, blocks]) =>
      'tags' in providerArguments('resource', type)
        ? Object.entries(blocks)
            .filter(([, [body]]) => !/merge\(local\.tags/.test(`${body.tags}`))
            .map(([name]) => `${type}.${name}`)
        : [],
    );
    expect(untagged).toEqual([]);
  });

  it('is safe where nothing is said', async () => {
    const { resource } = await read(plain);
    const [web] = resource.aws_instance.web;
    expect(web).toMatchObject({
      associate_public_ip_address: false,
      metadata_options: [{ http_tokens: 'required' }],
      root_block_device: [{ encrypted: true }],
      subnet_id: expect.stringContaining('aws_subnet.base_private_1.id'),
    });
    expect(resource.aws_s3_bucket_public_access_block.files).toEqual([
      {
        bucket: '${aws_s3_bucket.files.id}',
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    ]);
    expect(resource.aws_s3_bucket_versioning.files[0]).toMatchObject({
      versioning_configuration: [{ status: 'Enabled' }],
    });
    expect(resource.aws_sqs_queue.orders[0]).toMatchObject({
      sqs_managed_sse_enabled: true,
    });
    for (const policy of [
      resource.aws_s3_bucket_policy.files[0].policy,
      resource.aws_sqs_queue_policy.orders[0].policy,
    ]) {
      expect(policy).toContain('"aws:SecureTransport" = "false"');
    }
    // Balancers are there to be reached, from the network.
    expect(
      Object.keys(resource.aws_vpc_security_group_ingress_rule).filter(
        name => !/^(entry|gate)__/.test(name),
      ),
    ).toEqual([]);
  });

  it('lets the role of an instance do what its edges say, and no more', async () => {
    const { resource } = await read(everything);
    expect(resource.aws_iam_role_policy.address[0].policy).not.toContain(
      'sqs:',
    );
    expect(resource.aws_iam_role_policy.address[0].policy).toContain(
      'aws_s3_bucket.logs.arn',
    );
    const alone = await read(plain);
    expect(alone.resource.aws_iam_role).not.toHaveProperty('web');
  });

  it('puts the groups that edges lead from before an instance, and otherwise one that lets nothing in', async () => {
    const { resource } = await read(everything);
    const groupsOf = (name: string) =>
      resource.aws_instance[name][0].vpc_security_group_ids;
    expect(groupsOf('web')).toEqual(['${aws_security_group.door.id}']);
    expect(groupsOf('address')).toEqual(['${aws_security_group.address.id}']);
    expect(Object.keys(resource.aws_security_group)).toEqual(
      expect.arrayContaining(['address', 'door']),
    );
    expect(resource.aws_security_group).not.toHaveProperty('web');
    const rules = Object.keys(
      resource.aws_vpc_security_group_ingress_rule,
    ).filter(name => name.startsWith('door__'));
    expect(rules).toHaveLength(2);
    expect(new Set(rules).size).toBe(2);
  });

  it('keeps the names of rules when one before them goes away', async () => {
    const rule = (port: number) => ({
      fromPort: port,
      toPort: port,
      cidrIpv4: '10.0.0.0/8',
    });
    const namesOf = async (...ports: number[]) => {
      const { resource } = await read(
        file([['door', 'SECURITY_GROUP', { ingress: ports.map(rule) }]]),
      );
      return Object.keys(resource.aws_vpc_security_group_ingress_rule).sort();
    };
    expect(await namesOf(80, 443)).toEqual(
      expect.arrayContaining(await namesOf(443)),
    );
  });

  it('gives a bucket one notification and a queue one policy for all edges', async () => {
    const { resource } = await read(everything);
    const [notification] = resource.aws_s3_bucket_notification.files;
    expect(notification.queue).toHaveLength(1);
    expect(Object.keys(resource.aws_sqs_queue_policy).sort()).toEqual(
      Object.keys(resource.aws_sqs_queue).sort(),
    );
    expect(resource.aws_sqs_queue_policy.orders[0].policy).toContain(
      'aws_s3_bucket.files.arn',
    );
    expect(resource.aws_sqs_queue.orders[0].redrive_policy).toContain(
      'aws_sqs_queue.failed.arn',
    );
  });

  it('uses a network that is there already', async () => {
    const { resource, data } = await read(plain, {
      network: {
        vpcId: 'vpc-1',
        publicSubnetIds: ['subnet-1'],
        privateSubnetIds: ['subnet-2', 'subnet-3'],
      },
    });
    expect(Object.keys(resource)).not.toContain('aws_vpc');
    expect(Object.keys(data)).not.toContain('aws_availability_zones');
    expect(resource.aws_security_group.web[0].vpc_id).toBe('vpc-1');
    expect(resource.aws_instance.web[0].subnet_id).toContain('subnet-3');
  });

  it('is the same for the same design, and a node does not change its neighbours', () => {
    const sectionsOf = (hcl: string) =>
      hcl.split(/\n(?=# )/).map(s => s.trim());
    const one = renderTerraform(design([['orders', 'SQS']]));
    expect(renderTerraform(design([['orders', 'SQS']]))).toBe(one);
    const two = renderTerraform(
      design([
        ['first', 'S3'],
        ['orders', 'SQS'],
      ]),
    );
    expect(sectionsOf(two)).toEqual(expect.arrayContaining(sectionsOf(one)));
  });

  it('refuses a prefix with which names cannot begin', () => {
    for (const prefix of [
      '${x}',
      '',
      'x',
      '1a',
      'a-',
      'sg',
      'aws-x',
      'xn--a',
    ]) {
      expect(() => renderTerraform(design([]), { prefix })).toThrow(
        'cannot begin names',
      );
    }
  });

  it('covers every type', () => {
    const types = new Set(plain.nodes.map(({ data }) => data.resourceType));
    expect([...types].sort()).toEqual([...resourceTypes.ids].sort());
  });

  it('covers every edge that means something', () => {
    const typeOf = new Map(
      everything.nodes.map(({ id, data }) => [id, data.resourceType]),
    );
    const drawn = everything.edges?.map(
      ({ source, target }) => `${typeOf.get(source)} → ${typeOf.get(target)}`,
    );
    const possible = resourceTypes.ids.flatMap(source =>
      resourceTypes.targetsOf(source).map(target => `${source} → ${target}`),
    );
    expect([...new Set(drawn)].sort()).toEqual(possible.sort());
  });
});

(hasTerraform ? describe : describe.skip)(
  withTerraform('renderTerraform and terraform fmt'),
  () => {
    it.each(designs)('%s: is formatted', (_, of) => {
      const written = renderTerraform(designOf(of));
      expect(formatted(written)).toBe(written);
    });
  },
);
