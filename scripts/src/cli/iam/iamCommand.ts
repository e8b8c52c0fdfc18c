import { Command } from 'commander';
import { UsageError } from '../failures';
import { formatOption, print, type Format } from '../printing';
import { table } from '../table';
import type { Terminal } from '../Terminal';

interface Scope {
  services?: string[];
  account?: string;
  region?: string;
  prefix?: string;
  format: Format;
}

const listed = (text: string) => text.split(',').map(name => name.trim());

const withScope = (command: Command) =>
  command
    .option('--account <id>', 'twelve digits; any account, if left out')
    .option('--region <region>', 'any region, if left out')
    .option('--prefix <prefix>', 'begins the names of what is made');

const policyCommand = (terminal: Terminal) =>
  withScope(new Command('policy'))
    .description("the policies that Terraform's identity needs for services")
    .requiredOption('--services <list>', 'such as EC2,RDS,S3', listed)
    .addOption(formatOption('json'))
    .action(async ({ services = [], format, ...scope }: Scope) => {
      const { policyFor } = await import(
        '@cloudforge/plugin-cloud-resources-common'
      );
      const policy = policyFor(services, scope);
      print(terminal, format, policy, () =>
        table(
          ['POLICY', 'STATEMENT', 'ACTIONS', 'ON', 'WHY EVERYTHING'],
          policy.documents.flatMap(({ Statement }, index) =>
            Statement.map(({ Sid, Action, Resource }) => [
              String(index + 1),
              Sid,
              String(Action.length),
              Resource.join(' '),
              policy.reasons[Sid] ?? '',
            ]),
          ),
        ),
      );
    });

interface GuideFlags extends Scope {
  role: string;
  trust?: string;
  externalId?: string;
}

const guideCommand = (terminal: Terminal) =>
  withScope(new Command('guide'))
    .description(
      'how to let CloudForge into an account: steps in the console, and a script',
    )
    .option('--role <name>', 'what the role is called in CloudForge', 'default')
    .option('--services <list>', 'such as EC2,RDS,S3; all, if left out', listed)
    .option(
      '--trust <arn>',
      'CloudForge assumes a role, which trusts this identity; left out, it gets access keys',
    )
    .option('--external-id <id>', 'without which nobody may assume the role')
    .addOption(formatOption('table'))
    .action(
      async ({ services, trust, externalId, format, ...scope }: GuideFlags) => {
        if ((trust === undefined) !== (externalId === undefined)) {
          throw new UsageError(
            '--trust and --external-id belong together: give both or none.',
          );
        }
        const { guideFor, guideText, resourceTypes } = await import(
          '@cloudforge/plugin-cloud-resources-common'
        );
        const guide = guideFor({
          ...scope,
          services: services ?? resourceTypes.ids,
          access:
            trust !== undefined && externalId !== undefined
              ? { kind: 'assumed-role', trusted: trust, externalId }
              : { kind: 'access-keys' },
        });
        print(terminal, format, guide, () => guideText(guide));
      },
    );

/** `cloudforge iam` */
export const iamCommand = (terminal: Terminal) =>
  new Command('iam')
    .description('what an AWS account must allow')
    .addCommand(policyCommand(terminal))
    .addCommand(guideCommand(terminal));
