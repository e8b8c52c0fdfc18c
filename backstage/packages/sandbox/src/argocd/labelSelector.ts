type Labels = Record<string, string>;
type Requirement = (labels: Labels) => boolean;

const SET = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUALITY = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/;
const EXISTS = /^(!?)\s*([^\s=!,()]+)$/;

function requirement(text: string): Requirement {
  const set = SET.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return labels =>
      (key in labels && values.includes(labels[key])) === (operator === 'in');
  }
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return labels => (labels[key] === value) === (operator !== '!=');
  }
  const exists = EXISTS.exec(text);
  if (exists) {
    const [, not, key] = exists;
    return labels => key in labels === (not === '');
  }
  throw new Error(
    `error parsing the selector: unable to parse requirement: found '${text}'`,
  );
}

/**
 * A Kubernetes label selector, equality and set based.
 * @throws Error in the words of Argo CD's API server
 */
export function labelSelector(selector: string): Requirement {
  const parts = selector
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '');
  const requirements = parts.map(requirement);
  return labels => requirements.every(matches => matches(labels));
}
