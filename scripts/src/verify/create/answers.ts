/** What somebody enters in the form of the Node.js template. */
export function answers(
  name: string,
  owner = 'group:default/team-rental',
): Record<string, unknown> {
  return {
    name,
    title: 'A shop',
    description: 'Sells things',
    owner,
    port: 8080,
    exposure: 'public',
    environments: [
      {
        name: 'dev',
        replicas: { min: 1, max: 1 },
        cpu: '100m',
        memory: '128Mi',
      },
      {
        name: 'production',
        replicas: { min: 2, max: 4 },
        cpu: '250m',
        memory: '256Mi',
      },
    ],
    env: { GREETING: 'hello' },
    costCenter: 'cc-100',
    tags: ['shop'],
  };
}

/** A description with everything that has ever broken a template. */
export const nastyDescription = [
  'He said: "it\'s 100% #1" & <b>bold</b> \\ back\\slash',
  '${{ parameters.name }} {{ x }} {% raw %} $HOME `id` $(id) ${file("/etc/passwd")} %{if}',
  '--- : - | > ! & * ? @ ` key: value # no comment',
  'emoji 🚀 👩‍💻, umlauts äöü, right to left שלום, Chinese 你好',
  '',
  '  leading and trailing spaces  ',
  'yes',
].join('\n');

export const longDescription = nastyDescription
  .repeat(60)
  .slice(0, 9_999)
  .trimEnd()
  .concat('.');
