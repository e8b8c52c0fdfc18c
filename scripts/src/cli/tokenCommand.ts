import { Command, InvalidArgumentError } from 'commander';
import { UsageError } from './failures';
import { portalOf } from './portal';
import { ExpiringToken, rotateExpiring } from './rotateExpiring';
import { table } from './table';
import type { Terminal } from './Terminal';

interface RotateOptions {
  expiringWithin?: number;
  json: boolean;
}

/** `cloudforge token`; a command that fails for some services only sets the exit code by `fail`. */
export function tokenCommand(terminal: Terminal, fail: () => void): Command {
  const token = new Command('token').description(
    'tokens by which the pipelines of services write their GitOps repositories',
  );
  token
    .command('rotate')
    .description(
      'replace a token: mint a new one, hand it to the pipeline, revoke the old ones',
    )
    .argument('[service]', 'the service whose token is replaced')
    .option(
      '--expiring-within <days>',
      'instead of one service: all whose token ends within so many days, or that have none',
      wholeDays,
    )
    .option('--json', 'print JSON instead of text', false)
    .action(async (service: string | undefined, options: RotateOptions) => {
      const { expiringWithin: days, json } = options;
      if ((service === undefined) === (days === undefined)) {
        throw new UsageError(
          'Name one service, or give --expiring-within <days>.',
        );
      }
      if (service !== undefined) {
        await rotateOne(terminal, service, json);
      } else if (days !== undefined) {
        await rotateMany(terminal, { days, json, fail });
      }
    });
  return token;
}

async function rotateOne(terminal: Terminal, service: string, json: boolean) {
  const rotation = await portalOf(terminal).rotateToken(service);
  terminal.out(
    json
      ? JSON.stringify({ service, ...rotation })
      : `The pipeline of ${service} has a new token, which ends on ${rotation.expiresAt}. Older ones revoked: ${rotation.revoked}.`,
  );
}

async function rotateMany(
  terminal: Terminal,
  { days, json, fail }: { days: number; json: boolean; fail: () => void },
) {
  const { services, expiring } = await rotateExpiring(portalOf(terminal), {
    days,
    now: Date.now(),
  });
  const failed = expiring.filter(({ error }) => error !== undefined).length;
  if (failed > 0) {
    fail();
  }
  if (json) {
    terminal.out(JSON.stringify({ services, tokens: expiring }));
    return;
  }
  if (expiring.length > 0) {
    terminal.out(
      table(['SERVICE', 'OLD TOKEN ENDS', 'RESULT'], expiring.map(toRow)),
    );
  }
  terminal.out(
    `${services} services: ${
      expiring.length - failed
    } tokens replaced, ${failed} failed, ${
      services - expiring.length
    } last longer than ${days} days.`,
  );
}

function toRow({ service, ended, expiresAt, error }: ExpiringToken): string[] {
  return [
    service,
    ended ?? (error && !expiresAt ? '?' : 'none'),
    error ? `failed: ${error}` : `ends on ${expiresAt}`,
  ];
}

function wholeDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) {
    throw new InvalidArgumentError('It has to be a whole number of days.');
  }
  return Number(text);
}
