import { parse } from '@cdktn/hcl2json';
import { designOf } from '../__testUtils__/designs';
import { findingsOf } from '../findings';
import { renderTerraform, secretsOf } from '../terraform';
import { ec2 } from './ec2';

const of = (params: object = {}) =>
  designOf(ec2.design(ec2.paramsSchema.parse(params)));

const resourcesOf = async (params: object = {}) =>
  (
    (await parse('main.tf', renderTerraform(of(params)))) as {
      resource: Record<string, Record<string, Record<string, unknown>[]>>;
    }
  ).resource;

describe('the blueprint of an instance', () => {
  it('has a password and a key that the runner makes', () =>
    expect(secretsOf(of()).map(({ kind }) => kind)).toEqual([
      'password',
      'rsa-4096-key',
    ]));

  it('has an Elastic IP behind a group that lets nothing in', async () => {
    const made = await resourcesOf();
    expect(Object.keys(made.aws_eip)).toEqual(['server']);
    expect(made.aws_instance.server[0]).toMatchObject({
      vpc_security_group_ids: ['${aws_security_group.server_door.id}'],
    });
    expect(made).not.toHaveProperty('aws_vpc_security_group_ingress_rule');
  });

  it('lets in SSH from the addresses that are named, and no others', async () => {
    const { aws_vpc_security_group_ingress_rule: rules } = await resourcesOf({
      sshFrom: '203.0.113.0/24',
    });
    expect(Object.values(rules)).toEqual([
      [
        expect.objectContaining({
          cidr_ipv4: '203.0.113.0/24',
          from_port: 22,
          to_port: 22,
        }),
      ],
    ]);
  });

  it.each(['0.0.0.0/0', '128.0.0.0/1', '999.1.1.1/24', '203.0.113.7/24'])(
    'does not open SSH to %s',
    sshFrom => {
      expect(ec2.paramsSchema.safeParse({ sshFrom }).success).toBe(false);
    },
  );

  it('keeps the user data, and has nothing grave, at every size', () => {
    for (const capacity of ['small', 'medium', 'large']) {
      for (const environment of ['development', 'production']) {
        const design = of({ capacity, environment, userData: '#!/bin/sh\n' });
        expect(
          findingsOf(design).filter(({ severity }) => severity !== 'low'),
        ).toEqual([]);
        expect(renderTerraform(design)).toContain(
          'base64encode("#!/bin/sh\\n")',
        );
      }
    }
  });
});
