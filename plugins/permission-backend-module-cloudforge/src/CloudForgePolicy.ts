import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { access } from './access';
import { ifOwnedBy } from './ownership';
import { type Person, toPerson } from './Person';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };

/** Callers choose the name, the log does not have to take all of it. */
const LONGEST_NAME = 100;

const accessByName = new Map(
  access.map(([permission, who]) => [permission.name, who]),
);

/**
 * Nobody may do anything before signing in; platform administrators may do
 * everything; the rest is what `access` says. Services calling each other are
 * no users and never get here.
 */
export class CloudForgePolicy implements PermissionPolicy {
  readonly #administrators: ReadonlySet<string>;
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;

  constructor(options: {
    administrators: readonly string[];
    auditor: AuditorService;
    logger: LoggerService;
  }) {
    this.#administrators = new Set(options.administrators);
    this.#auditor = options.auditor;
    this.#logger = options.logger;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const person = user && toPerson(user.info);
    const decision = person ? this.#decide(permission, person) : DENY;
    if (decision.result === AuthorizeResult.DENY) {
      await this.#recordDenial(permission, person);
    }
    return decision;
  }

  #decide(permission: Permission, person: Person): PolicyDecision {
    if (person.groups.some(group => this.#administrators.has(group))) {
      return ALLOW;
    }
    switch (accessByName.get(permission.name)) {
      case 'everybody':
        return ALLOW;
      case 'member':
        return person.groups.length > 0 ? ALLOW : DENY;
      case 'owner':
        return ifOwnedBy(person, permission);
      case 'administrator':
        return DENY;
      default:
        this.#logger.debug(
          'Denied a permission that the policy does not list',
          { permission: permission.name.slice(0, LONGEST_NAME) },
        );
        return DENY;
    }
  }

  async #recordDenial(permission: Permission, person?: Person): Promise<void> {
    const event = await this.#auditor.createEvent({
      eventId: 'permission-denied',
      severityLevel: 'low',
      meta: {
        permission: permission.name.slice(0, LONGEST_NAME),
        user: person?.ref ?? 'nobody',
      },
    });
    await event.success();
  }
}
