import type { GuideStep, SetUpGuide } from './SetUpGuide';

const fenced = (text: string) => ['```', text.trimEnd(), '```'];

const stepLines = ({ title, tasks, copy = [] }: GuideStep, index: number) => [
  '',
  `## ${index + 1}. ${title}`,
  '',
  ...tasks.map(task => `- ${task}`),
  ...copy.flatMap(({ name, text }) => ['', `${name}:`, '', ...fenced(text)]),
];

/**
 * The guide as Markdown, for a terminal or a file.
 *
 * @public
 */
export function guideText({
  services,
  actionCount,
  steps,
  script,
  warnings,
}: SetUpGuide): string {
  return [
    '# Let CloudForge deploy into an AWS account',
    '',
    `For ${services.join(', ') || 'no service'}: ${actionCount} actions.`,
    ...warnings.flatMap(warning => ['', `> ${warning}`]),
    ...steps.flatMap(stepLines),
    '',
    '## Or by the AWS CLI',
    '',
    'Paste this into a shell that is signed in to the account (`aws sts get-caller-identity` says to which). It may be run again: policies get a new version.',
    '',
    ...fenced(script),
  ].join('\n');
}
