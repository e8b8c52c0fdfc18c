import { data, Reference, type HclBlock } from '../hcl';

interface Imaged {
  instanceType: string;
  /** Of an AMI; left out, the newest Amazon Linux 2023. */
  ami?: string;
}

/** Graviton families have a `g` after the generation, such as t4g; a1 was the first. */
const ARM = /^(a1|[a-z]+\d+[a-z]*g[a-z]*)\./;

export const isArm = (instanceType: string) => ARM.test(instanceType);

/** Where AWS publishes the newest Amazon Linux, if no AMI is asked for. */
export function imageBlocks(
  name: string,
  { instanceType, ami }: Imaged,
): HclBlock[] {
  const architecture = isArm(instanceType) ? 'arm64' : 'x86_64';
  return ami === undefined
    ? [
        data('aws_ssm_parameter', name, {
          name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
        }),
      ]
    : [];
}

export const imageId = (name: string, { ami }: Imaged) =>
  ami ?? Reference.to('data', 'aws_ssm_parameter', name, 'insecure_value');
