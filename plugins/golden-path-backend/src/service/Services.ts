import { NotFoundError } from '@backstage/errors';
import {
  PlatformSpec,
  serviceNames,
} from '@cloudforge/plugin-golden-path-common';
import { catalogFileUrl } from '../createService';
import { CallOptions, CatalogEntity, CatalogRegistry } from '../vendors';

export interface Service {
  name: string;
  /** Entity reference. */
  owner: string;
}

/**
 * The services that the golden path has made, as the catalog knows them. What
 * does not come from the `catalog-info.yaml` of the service's own repository is
 * none: anybody may register an entity and call themselves its owner.
 */
export class Services {
  constructor(
    private readonly deps: { catalog: CatalogRegistry; platform: PlatformSpec },
  ) {}

  /** Throws NotFoundError. */
  async get(name: string, call: CallOptions): Promise<Service> {
    const { entityRef } = serviceNames(name, this.deps.platform);
    const found = await this.deps.catalog.entities([entityRef], call);
    const [service] = found.flatMap(entity => this.#toService(entity));
    if (!service) {
      throw new NotFoundError(
        `The catalog has no service ${name} that the golden path made`,
      );
    }
    return service;
  }

  /** By name. */
  async list(call: CallOptions): Promise<Service[]> {
    const components = await this.deps.catalog.components(call);
    return components
      .flatMap(entity => this.#toService(entity))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #toService({ entityRef, origin, owner }: CatalogEntity): Service[] {
    const { platform } = this.deps;
    const name = entityRef.slice(entityRef.indexOf('/') + 1);
    const isOurs =
      entityRef === serviceNames(name, platform).entityRef &&
      origin === catalogFileUrl(name, platform);
    return isOurs && owner !== undefined ? [{ name, owner }] : [];
  }
}
