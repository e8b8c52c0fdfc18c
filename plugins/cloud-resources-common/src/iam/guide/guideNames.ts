import { digestOf } from '../../design/digestOf';

/** `cloudforge-` and `-terraform` stand around it, and a user's name has 64 characters. */
const LONGEST = 40;

/** The part of a name that stands for the role: what IAM takes, and different for different roles. */
function partOf(role: string): string {
  const plain = role
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain !== '' && plain === role && plain.length <= LONGEST
    ? plain
    : `${plain.slice(0, LONGEST - 9)}-${digestOf(
        role.normalize('NFC'),
      )}`.replace(/^-/, '');
}

/** Names in IAM for a role, with as many policies as there are documents. */
export function guideNames(role: string, documents: number) {
  const part = partOf(role);
  return {
    identity: `cloudforge-${part}-terraform`,
    policies: Array.from({ length: documents }, (_, index) =>
      documents === 1
        ? `CloudForge-${part}-Policy`
        : `CloudForge-${part}-Policy-${index + 1}`,
    ),
  };
}
