import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import {
  operationAdoptPermission,
  operationManagePermission,
  operationReadPermission,
  serviceCreatePermission,
  serviceReadPermission,
  tokenRotatePermission,
} from '@cloudforge/plugin-golden-path-common';
import { Knex } from 'knex';
import {
  ServiceFilter,
  ServiceResource,
  serviceResourceRef,
} from './permissions';

/** Which operations a list may show: all, none, or those that the query picks. */
export type Visibility = 'all' | 'none' | ((query: Knex.QueryBuilder) => void);

/** Asks the policy, and applies its conditions here, where the owner is known. */
export class Authorization {
  readonly #decides: (
    decision: PolicyDecision,
    resource: ServiceResource | undefined,
  ) => boolean;
  readonly #toFilter: (
    conditions: Parameters<ReturnType<typeof createConditionTransformer>>[0],
  ) => PermissionCriteria<ServiceFilter>;

  constructor(
    private readonly permissions: PermissionsService,
    registry: PermissionsRegistryService,
  ) {
    const rules = registry.getPermissionRuleset(serviceResourceRef);
    this.#decides = createConditionAuthorizer(rules);
    this.#toFilter = createConditionTransformer(rules);
  }

  /** Throws NotAllowedError. */
  async assertMayCreate(
    credentials: BackstageCredentials,
    owner: string,
  ): Promise<void> {
    if (!(await this.#may(credentials, serviceCreatePermission, owner))) {
      throw new NotAllowedError(
        `You may not create services for ${owner}: choose a group that you belong to, or ask a platform administrator`,
      );
    }
  }

  /** Throws NotFoundError, as for a service that does not exist. */
  async assertMaySee(
    credentials: BackstageCredentials,
    { name, owner }: { name: string; owner: string },
  ): Promise<void> {
    if (!(await this.#may(credentials, serviceReadPermission, owner))) {
      throw new NotFoundError(`There is no service ${name} that you may see`);
    }
  }

  /** Throws NotFoundError: whoever may not see an operation does not learn that it exists. */
  async assertMayRead(
    credentials: BackstageCredentials,
    { id, owner }: { id: string; owner: string },
  ): Promise<void> {
    if (!(await this.#may(credentials, operationReadPermission, owner))) {
      throw new NotFoundError(`There is no operation ${id}`);
    }
  }

  /** Throws NotAllowedError, or NotFoundError where even seeing is not allowed. */
  async assertMayManage(
    credentials: BackstageCredentials,
    operation: { id: string; owner: string },
  ): Promise<void> {
    await this.assertMayRead(credentials, operation);
    const { id, owner } = operation;
    if (!(await this.#may(credentials, operationManagePermission, owner))) {
      throw new NotAllowedError(
        `Operation ${id} belongs to ${owner}; only its members and platform administrators may change it`,
      );
    }
  }

  /** Throws NotAllowedError, or NotFoundError where even seeing is not allowed. */
  async assertMayAdopt(
    credentials: BackstageCredentials,
    operation: { id: string; owner: string },
  ): Promise<void> {
    await this.assertMayRead(credentials, operation);
    const { id, owner } = operation;
    if (!(await this.#may(credentials, operationAdoptPermission, owner))) {
      throw new NotAllowedError(
        `Only platform administrators may decide that what operation ${id} has left is kept`,
      );
    }
  }

  /** Whose services' tokens the caller may replace, by owner. */
  async mayRotate(
    credentials: BackstageCredentials,
  ): Promise<(owner: string) => boolean> {
    const decision = await this.#ask(credentials, tokenRotatePermission);
    return owner => this.#decides(decision, { owner });
  }

  /** Throws NotAllowedError. */
  async assertMayRotate(
    credentials: BackstageCredentials,
    { name, owner }: { name: string; owner: string },
  ): Promise<void> {
    const mayRotate = await this.mayRotate(credentials);
    if (!mayRotate(owner)) {
      throw new NotAllowedError(
        `You may not see or replace the token of ${name}: only members of ${owner}, platform administrators and programs with the permission may`,
      );
    }
  }

  async visibility(credentials: BackstageCredentials): Promise<Visibility> {
    const decision = await this.#ask(credentials, operationReadPermission);
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL: {
        const filter = this.#toFilter(decision.conditions);
        return query => narrow(query, filter);
      }
      default:
        return 'none';
    }
  }

  async #may(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    owner: string,
  ) {
    return this.#decides(await this.#ask(credentials, permission), { owner });
  }

  async #ask(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<PolicyDecision> {
    const [decision] = await this.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return decision;
  }
}

function narrow(
  query: Knex.QueryBuilder,
  filter: PermissionCriteria<ServiceFilter>,
): void {
  if (isAndCriteria(filter)) {
    filter.allOf.forEach(part => query.where(nested => narrow(nested, part)));
  } else if (isOrCriteria(filter)) {
    filter.anyOf.forEach(part => query.orWhere(nested => narrow(nested, part)));
  } else if (isNotCriteria(filter)) {
    query.whereNot(nested => narrow(nested, filter.not));
  } else {
    query.whereIn('owner', filter.owners);
  }
}
