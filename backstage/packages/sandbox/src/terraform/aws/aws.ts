import { randomUUID } from 'node:crypto';
import { Refusal } from '../Refusal';
import type { Settings, Vendor } from '../Vendor';
import type { TerraformOperation } from '../TerraformFaults';
import type { Values } from '../values/Value';
import { serviceOf } from './arns';
import { answers } from './dataSources';
import { decide } from './decide';
import { nameOf } from './names';
import { replacedBy } from './replacedBy';

type RefusalError = Parameters<Vendor['refusal']>[3];

const VERBS: Readonly<
  Record<
    Exclude<TerraformOperation, 'configure'>,
    [doing: string, call: string]
  >
> = {
  plan: ['planning', 'Describe'],
  create: ['creating', 'Create'],
  read: ['reading', 'Describe'],
  update: ['updating', 'Modify'],
  delete: ['deleting', 'Delete'],
};

const ACRONYMS =
  /\b(acl|api|db|ebs|ec2|ecs|efs|eip|eks|iam|kms|lb|nat|rds|s3|sns|sqs|vpc)\b/g;

/** `SQS Queue`, near enough to what the provider's messages call it. */
const titleOf = (type: string) =>
  type
    .replace(/^aws_/, '')
    .replace(/_/g, ' ')
    .replace(ACRONYMS, word => word.toUpperCase())
    .replace(/\b[a-z]/g, letter => letter.toUpperCase());

function configure({ region }: Values): Settings {
  if (typeof region !== 'string' || region === '') {
    throw new Refusal('invalid AWS Region: ');
  }
  return { region };
}

function foreseen(planned: Values, { region }: Settings): Values {
  const { tags } = planned;
  return {
    ...(planned.region !== undefined && { region }),
    // Only where the provider has no default tags, as in what the portal writes.
    ...('tags_all' in planned && {
      tags_all: tags === null || tags === undefined ? {} : tags,
    }),
  };
}

const response = ({ code, message, status = 400 }: RefusalError) =>
  `https response error StatusCode: ${status}, RequestID: ${randomUUID()}, api error ${code}: ${message}`;

const refusal: Vendor['refusal'] = (type, operation, values, error) => {
  if (operation === 'configure') {
    return `Retrieving AWS account details: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, ${response(
      error,
    )}`;
  }
  const [doing, call] = VERBS[operation];
  const { id } = values;
  const called = nameOf(values) ?? (typeof id === 'string' ? id : undefined);
  const [service, ...words] = titleOf(type).split(' ');
  return `${doing} ${[service, ...words].join(' ')}${
    called ? ` (${called})` : ''
  }: operation error ${serviceOf(type).toUpperCase()}: ${call}${
    words.join('') || service
  }, ${response(error)}`;
};

/** AWS as far as the shape of its schema goes, and no further: nothing it makes is real. */
export const aws: Vendor = {
  name: 'aws',
  address: 'registry.terraform.io/hashicorp/aws',
  npmPackage: '@cdktf/provider-aws',
  configure,
  foreseen,
  replacedBy,
  decide,
  answers,
  refusal,
};
