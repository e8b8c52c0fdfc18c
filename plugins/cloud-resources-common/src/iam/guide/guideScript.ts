import type { IamPolicy } from '../policyFor';
import { HANDS_OFF, handsOff, TAG, trustPolicy } from './roleDocuments';
import type { AccountAccess, SetUpGuideOptions } from './SetUpGuide';
import { quoted, quotedJson } from './shell';

export interface ScriptNames {
  identity: string;
  policies: readonly string[];
}

/** As `aws iam create-…` takes it. */
const TAGS = `--tags Key=${TAG.key},Value=${TAG.value}`;

/** Refuses to go on in another account than the policies are made for. */
function accountLines(account: string | undefined): string[] {
  const read =
    'account=$(aws sts get-caller-identity --query Account --output text)';
  return account === undefined
    ? [read, `printf 'Account %s\\n' "$account"`]
    : [
        read,
        `if [ "$account" != ${quoted(account)} ]; then`,
        `  printf 'These policies are for account %s, and you are signed in to %s.\\n' ${quoted(
          account,
        )} "$account" >&2`,
        '  exit 1',
        'fi',
      ];
}

/** A policy has five versions at most: the oldest makes room for the new one. */
const POLICY_FUNCTION = [
  'put_policy() {',
  '  arn="arn:aws:iam::${account}:policy/$1"',
  '  if aws iam get-policy --policy-arn "$arn" >/dev/null 2>&1; then',
  '    versions=$(aws iam list-policy-versions --policy-arn "$arn" --query \'Versions[?IsDefaultVersion==`false`].VersionId\' --output text)',
  '    if [ "$(printf %s "$versions" | wc -w)" -ge 4 ]; then',
  '      oldest=$(printf %s "$versions" | tr -s "[:space:]" "\\n" | tail -n 1)',
  '      aws iam delete-policy-version --policy-arn "$arn" --version-id "$oldest"',
  '    fi',
  '    aws iam create-policy-version --policy-arn "$arn" --policy-document "$2" --set-as-default >/dev/null',
  '  else',
  `    aws iam create-policy --policy-name "$1" --policy-document "$2" ${TAGS} >/dev/null`,
  '  fi',
  '  printf \'Policy %s\\n\' "$1"',
  '}',
];

const attach = (kind: 'user' | 'role', { identity, policies }: ScriptNames) =>
  policies.map(
    name =>
      `aws iam attach-${kind}-policy --${kind}-name ${quoted(
        identity,
      )} --policy-arn "arn:aws:iam::\${account}:policy/"${quoted(name)}`,
  );

function userLines(names: ScriptNames): string[] {
  const user = quoted(names.identity);
  return [
    `if aws iam get-user --user-name ${user} >/dev/null 2>&1; then :; else`,
    `  aws iam create-user --user-name ${user} ${TAGS} >/dev/null`,
    'fi',
    ...attach('user', names),
    `printf 'Enter these two in CloudForge. They are shown this once.\\n'`,
    `aws iam create-access-key --user-name ${user} --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text`,
  ];
}

function roleLines(
  names: ScriptNames,
  access: Extract<AccountAccess, { kind: 'assumed-role' }>,
): string[] {
  const role = quoted(names.identity);
  return [
    `trust=${quotedJson(trustPolicy(access))}`,
    `if aws iam get-role --role-name ${role} >/dev/null 2>&1; then`,
    `  aws iam update-assume-role-policy --role-name ${role} --policy-document "$trust"`,
    'else',
    `  aws iam create-role --role-name ${role} --assume-role-policy-document "$trust" ${TAGS} >/dev/null`,
    'fi',
    `aws iam put-role-policy --role-name ${role} --policy-name ${HANDS_OFF} --policy-document ${quotedJson(
      handsOff(names.identity),
    )}`,
    ...attach('role', names),
    `printf 'Enter this role in CloudForge: arn:aws:iam::%s:role/%s\\n' "$account" ${role}`,
  ];
}

/**
 * The guide as commands. All of it is one pair of parentheses: pasted, nothing
 * runs before the end has arrived, and a failure ends neither the shell nor
 * changes its settings. No comments, which zsh does not take when typed.
 */
export function guideScript(
  { access, account }: SetUpGuideOptions,
  { documents }: IamPolicy,
  names: ScriptNames,
): string {
  return [
    '(',
    'set -eu',
    ...accountLines(account),
    ...POLICY_FUNCTION,
    ...documents.map(
      (document, index) =>
        `put_policy ${quoted(names.policies[index])} ${quotedJson(document)}`,
    ),
    ...(access.kind === 'access-keys'
      ? userLines(names)
      : roleLines(names, access)),
    ')',
    '',
  ].join('\n');
}
