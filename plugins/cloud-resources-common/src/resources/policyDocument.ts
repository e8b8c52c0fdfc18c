import { Call, type HclValue } from '../hcl';
import type { PolicyStatement } from './PolicyStatement';

function conditionsOf(
  conditions: NonNullable<PolicyStatement['conditions']>,
): HclValue {
  const operators: Record<string, Record<string, HclValue>> = {};
  for (const [operator, key, value] of conditions) {
    operators[operator] = { ...operators[operator], [key]: value };
  }
  return operators;
}

const oneOrAll = <T extends HclValue>(values: readonly T[]): HclValue =>
  values.length === 1 ? values[0] : values;

/** A statement that lets its principals in, or its role do something. */
export function allow(statement: PolicyStatement): HclValue {
  const { actions, resources, services, conditions } = statement;
  return {
    Effect: 'Allow',
    Principal: services && { Service: oneOrAll(services) },
    Action: oneOrAll(actions),
    Resource: oneOrAll(resources),
    Condition: conditions && conditionsOf(conditions),
  };
}

/** Refuses whoever does not come over TLS. */
export function denyWithoutTls(
  action: string,
  resources: readonly HclValue[],
): HclValue {
  return {
    Sid: 'OnlyTls',
    Effect: 'Deny',
    Principal: '*',
    Action: action,
    Resource: oneOrAll(resources),
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

export function policyDocument(statements: readonly HclValue[]): HclValue {
  return Call.of('jsonencode', {
    Version: '2012-10-17',
    Statement: statements,
  });
}
