import {
  type PlatformSpec,
  claimedHosts,
} from '@cloudforge/plugin-golden-path-common';

/** The answers so far; any of them may be missing or wrong. */
export type Answers = Readonly<Record<string, unknown>>;

/** Which environment a field of it belongs to: `root_environments_1_host`. */
function environmentAt(answers: Answers, fieldId: string): object {
  const index = Number(/_(\d+)_[a-z]+$/i.exec(fieldId)?.[1]);
  const { environments } = answers;
  return (Array.isArray(environments) && environments[index]) || {};
}

/** The host that an environment would have with what is typed, or left empty; none when the service is internal. */
export function claimedHost(
  answers: Answers,
  fieldId: string,
  typed: string | undefined,
  platform: PlatformSpec,
): string | undefined {
  const environment = { ...environmentAt(answers, fieldId), host: typed };
  const [host] = claimedHosts(
    { ...answers, environments: [environment] },
    platform,
  );
  return host;
}
