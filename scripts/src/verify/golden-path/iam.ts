/** A statement of an IAM policy, as far as the requests of services go. */
interface Statement {
  Effect: 'Allow';
  Action: string | string[];
  Resource?: string | string[];
  Condition?: { StringEquals?: Record<string, string> };
}

export interface Policy {
  Statement: Statement[];
}

/** What a service asks of AWS, as it stands in the workloads repository. */
export interface AwsRequest {
  spec: {
    ecrRepository: { name: string; accountId: string; region: string };
    ciRole: { name: string; trustPolicy: Policy; policy: Policy };
  };
}

const anyOf = (patterns: string | string[] = [], value: string) =>
  [patterns].flat().some(pattern =>
    new RegExp(
      `^${pattern
        .split('*')
        .map(part => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'))
        .join('.*')}$`,
    ).test(value),
  );

const holds = (
  conditions: Record<string, string> = {},
  claims: Record<string, unknown>,
) =>
  Object.entries(conditions).every(
    // `gitlab.example.com:sub` is the claim `sub`; the host may have a port.
    ([key, value]) => claims[key.slice(key.lastIndexOf(':') + 1)] === value,
  );

/** Whether a token with these claims may take the role; what has no condition is open to all. */
export function mayAssume(
  { spec: { ciRole } }: AwsRequest,
  claims: Record<string, unknown>,
): boolean {
  return ciRole.trustPolicy.Statement.some(
    ({ Action, Condition }) =>
      anyOf(Action, 'sts:AssumeRoleWithWebIdentity') &&
      holds(Condition?.StringEquals, claims),
  );
}

export function isAllowed(
  { spec: { ciRole } }: AwsRequest,
  action: string,
  resource: string,
): boolean {
  return ciRole.policy.Statement.some(
    statement =>
      anyOf(statement.Action, action) && anyOf(statement.Resource, resource),
  );
}
