import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { renderService, type Files, type RenderedService } from '../render';
import type { PlatformSpec, ServiceSpec } from '../spec';
import { anyPlatformSpec, anyServiceSpec } from '../testing';

/** How often a property is tried. */
export const RUNS = { numRuns: 200 };

/** A Kubernetes object as it stands in a file, loosely typed on purpose: tests read what was written. */
export interface Written {
  path: string;
  object: any;
}

const SCHEMAS = { '1.1': 'yaml-1.1', '1.2': 'core' } as const;

/** Every object of every YAML file, as YAML 1.2 or 1.1 reads it. */
export function readObjects(
  files: Files,
  version: keyof typeof SCHEMAS,
): Written[] {
  return Object.entries(files)
    .filter(([path]) => /\.ya?ml$/.test(path))
    .flatMap(([path, content]) =>
      parseAllDocuments(content, { version, schema: SCHEMAS[version] }).map(
        document => {
          if (document.errors.length > 0) {
            throw document.errors[0];
          }
          return { path, object: document.toJS() };
        },
      ),
    );
}

const read = new WeakMap<Files, Written[]>();

export function objectsIn(files: Files): Written[] {
  const objects = read.get(files) ?? readObjects(files, '1.2');
  read.set(files, objects);
  return objects;
}

export function ofKind(kind: string, files: Files): any[] {
  return objectsIn(files)
    .map(({ object }) => object)
    .filter(object => object.kind === kind);
}

export function objectAt(path: string, files: Files): any {
  return objectsIn(files).find(written => written.path === path)?.object;
}

export interface Rendered {
  spec: ServiceSpec;
  platform: PlatformSpec;
  rendered: RenderedService;
}

/** Any service, rendered for any platform. */
export function anyRendered(): fc.Arbitrary<Rendered> {
  return fc
    .tuple(anyServiceSpec(), anyPlatformSpec())
    .map(([spec, platform]) => ({
      spec,
      platform,
      rendered: renderService(spec, platform),
    }));
}

let samples: Rendered[] | undefined;

/**
 * Tries a claim on {@link RUNS} rendered services. All claims of a test file
 * share them, since reading them takes the time; when one does not hold,
 * fast-check looks for a small counter-example.
 */
export function always(claim: (rendered: Rendered) => void): void {
  samples ??= fc.sample(anyRendered(), RUNS);
  try {
    samples.forEach(claim);
  } catch (error) {
    fc.assert(fc.property(anyRendered(), claim), RUNS);
    throw error;
  }
}
