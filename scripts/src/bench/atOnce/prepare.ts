import {
  Files,
  PlatformSpec,
  renderService,
  ServiceNames,
  serviceNames,
  ServiceSpec,
} from '@cloudforge/plugin-golden-path-common';
import { packService, sourceOf } from '../../verify/transaction/packService';
import { serviceSpec } from '../serviceSpec';

/** A service with all that its caller hands in, made ready before anything is measured. */
export interface Prepared {
  spec: ServiceSpec;
  names: ServiceNames;
  /** For the portal: the source as a tar.gz. */
  archive: Buffer<ArrayBuffer>;
  /** For bare calls: the same source, and the files that the portal renders by itself. */
  files: { app: Files; gitops: Files; workloads: Files };
}

export async function prepare(
  name: string,
  platform: PlatformSpec,
): Promise<Prepared> {
  const spec = serviceSpec(name);
  return {
    spec,
    names: serviceNames(spec, platform),
    archive: await packService(spec, platform),
    files: {
      ...renderService(spec, platform),
      app: sourceOf(spec, platform),
    },
  };
}
