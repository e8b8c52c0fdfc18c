import { digestOf } from './digestOf';

/** Longest part that comes from the label; AWS names keep room for prefix and suffix. */
const LONGEST = 40;

/**
 * The Terraform name of a label: lower-case letters, digits and single
 * underscores, starting with a letter. It is made of the label alone, so no
 * other node can change it. Where letters or digits of the label got lost, a
 * digest keeps it apart from labels that lose others.
 *
 * @public
 */
export function terraformName(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const started = /^[a-z]/.test(words) ? words : `n_${words}`;
  const name = started.slice(0, LONGEST).replace(/_+$/, '');
  const isWhole =
    name === started && !/[^\p{ASCII}]/u.test(plain) && words !== '';
  return isWhole ? name : `${name}_${digestOf(label.normalize('NFC'))}`;
}

/** Names of the base network, which every design has. */
const RESERVED = /^(base(_(public|private)(_\d+)?)?)$/;

export function isReservedName(name: string): boolean {
  return RESERVED.test(name);
}
