import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Finds the value of `--output`, as the tools of Aqua and Sigstore take it. */
const OUTPUT = `output=
previous=
for argument in "$@"; do
  [ "$previous" = --output ] && output=$argument
  previous=$argument
done`;

/**
 * Programs that a job calls and no package registry has, or that speak to
 * somebody on the internet; each says that it is a stand-in when it is called.
 */
const PROGRAMS: Record<string, { standsInFor: string; script: string }> = {
  trivy: {
    standsInFor: 'Trivy and its vulnerability data: finds nothing',
    script: `${OUTPUT}
case "$1 $*" in
  convert*cyclonedx*) echo '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}' > "$output" ;;
  convert*) test -s "$(eval "echo \\\${$#}")" ;;
  config*|image*) echo '{"SchemaVersion":2,"Results":[]}' > "$output" ;;
  *) exit 2 ;;
esac`,
  },
  semgrep: {
    standsInFor: 'Semgrep and its rules: finds nothing',
    script: `for argument in "$@"; do
  case "$argument" in
    --json-output=*) echo '{"results":[],"errors":[]}' > "\${argument#*=}" ;;
  esac
done`,
  },
  gitleaks: {
    standsInFor: 'Gitleaks: finds nothing',
    script: `git rev-list --count HEAD > /dev/null
while [ "$#" -gt 1 ]; do
  [ "$1" = --report-path ] && echo '[]' > "$2"
  shift
done`,
  },
  cosign: {
    standsInFor: 'cosign with Fulcio and Rekor: signs nothing',
    script: `case "$1" in sign|attest) ;; *) exit 2 ;; esac
for argument in "$@"; do image=$argument; done
case "$image" in *@sha256:*) ;; *) echo "not by digest: $image" >&2; exit 1 ;; esac
while [ "$#" -gt 1 ]; do
  [ "$1" = --predicate ] && { jq --exit-status . "$2" > /dev/null || exit 1; }
  shift
done`,
  },
};

/** Hands the identity token to the stand-in of AWS and prints the password that it gives. */
const AWS = (url: string) => `#!${process.execPath}
const { readFileSync } = require('node:fs');
console.error('stand-in: aws (AWS STS and ECR)');
const body = JSON.stringify({
  token: readFileSync(process.env.AWS_WEB_IDENTITY_TOKEN_FILE, 'utf8'),
  role: process.env.AWS_ROLE_ARN,
});
fetch('${url}', { method: 'POST', body }).then(async answer => {
  const text = await answer.text();
  (answer.ok ? console.log : console.error)(text);
  process.exitCode = answer.ok ? 0 : 254;
});
`;

/** What stands in for what, to be named in the output. */
export const STAND_INS: readonly string[] = [
  ...Object.entries(PROGRAMS).map(
    ([name, { standsInFor }]) => `${name} (${standsInFor})`,
  ),
  'aws (AWS STS and ECR: decides by the policies that Create wrote)',
  'container registries (serve one base image and keep what is pushed)',
];

/** Writes the programs into a folder that comes first on PATH. */
export async function writeStandIns(
  folder: string,
  awsUrl: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const programs = Object.entries(PROGRAMS).map(([name, { script }]) => [
    name,
    `#!/bin/sh\nset -e\necho 'stand-in: ${name}' >&2\n${script}\n`,
  ]);
  for (const [name, text] of [...programs, ['aws', AWS(awsUrl)]]) {
    await writeFile(join(folder, name), text, { mode: 0o755 });
  }
}
