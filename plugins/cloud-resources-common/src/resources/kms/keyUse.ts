import { Reference, Template, type HclValue } from '../../hcl';
import type { PolicyStatement } from '../PolicyStatement';

const account = Reference.to(
  'data',
  'aws_caller_identity',
  'base',
  'account_id',
);

const keys = (id: string): HclValue =>
  Template.of('arn:aws:kms:*:', account, `:key/${id}`);

/**
 * What a role needs of the key that a configuration names, to use what is
 * encrypted with it. Keys of AWS's own let in whoever may use the thing itself.
 */
export function keyUse(key: string | undefined): readonly PolicyStatement[] {
  if (key === undefined || /(^|:)alias\/aws\//.test(key)) {
    return [];
  }
  const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
  const [, alias] = /(?:^|:)(alias\/.*)$/.exec(key) ?? [];
  if (alias !== undefined) {
    return [
      {
        actions,
        resources: [keys('*')],
        conditions: [
          ['ForAnyValue:StringEquals', 'kms:ResourceAliases', alias],
        ],
      },
    ];
  }
  return [{ actions, resources: [key.startsWith('arn:') ? key : keys(key)] }];
}
