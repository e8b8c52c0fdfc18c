import { z } from 'zod';
import type { DesignFile } from '../design';
import { ipv4Range } from '../resources/addressRange';
import { text } from '../resources/fields';
import { isWideRange } from '../resources/wideRange';
import type { Blueprint } from './Blueprint';
import { parameters } from './parameters';

const sshRange = ipv4Range({
  title: 'SSH is open to',
  help: 'A range of addresses; left out, to nobody',
});

const paramsSchema = z.strictObject({
  ...parameters(
    'server',
    'In production the instance is protected from deletion',
  ),
  sshFrom: sshRange
    .refine(cidr => !isWideRange(cidr), 'is a large part of the internet')
    .meta({ ...sshRange.meta() })
    .optional(),
  userData: text(10_240, {
    title: 'User data',
    help: 'Runs at the first start; stands in the state, so it must hold no secret',
  }).optional(),
});

type Params = z.infer<typeof paramsSchema>;

const SIZES: Readonly<
  Record<Params['capacity'], { instanceType: string; volumeSize: number }>
> = {
  small: { instanceType: 't3.micro', volumeSize: 8 },
  medium: { instanceType: 't3.medium', volumeSize: 20 },
  large: { instanceType: 'm5.large', volumeSize: 50 },
};

const SSH = 22;

function design(params: Params): DesignFile {
  const { region, name, environment, capacity, sshFrom, userData } = params;
  const { instanceType, volumeSize } = SIZES[capacity];
  return {
    region,
    nodes: [
      {
        id: 'door',
        position: { x: 0, y: 0 },
        data: {
          resourceType: 'SECURITY_GROUP',
          label: `${name} door`,
          config: {
            ingress:
              sshFrom === undefined
                ? []
                : [
                    {
                      description: 'SSH',
                      fromPort: SSH,
                      toPort: SSH,
                      cidrIpv4: sshFrom,
                    },
                  ],
          },
        },
      },
      {
        id: 'server',
        position: { x: 320, y: 0 },
        data: {
          resourceType: 'EC2',
          label: name,
          config: {
            instanceType,
            elasticIp: true,
            keyPair: true,
            passwordLogin: true,
            disableApiTermination: environment === 'production',
            rootBlockDevice: { volumeType: 'gp3', volumeSize },
            ...(userData !== undefined && { userData }),
          },
        },
      },
    ],
    edges: [{ id: 'guards', source: 'door', target: 'server' }],
  };
}

export const ec2: Blueprint<Params> = {
  id: 'ec2',
  title: 'EC2 instance',
  description:
    'A server with an Elastic IP behind a locked-down security group; its password and SSH key are kept in Secrets Manager.',
  paramsSchema,
  design,
};
