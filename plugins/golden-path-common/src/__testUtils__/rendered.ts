import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  generateService,
  type EnvironmentObjects,
  type Files,
  type RenderedService,
} from '../render';
import { serviceContext } from '../render/ServiceContext';
import { serviceObjects } from '../render/serviceObjects';
import { serviceTrees } from '../render/serviceTrees';
import type { Tree } from '../render/Tree';
import type { PlatformSpec, ServiceSpec } from '../spec';
import { anyPlatformSpec, anyServiceSpecOn } from '../testing';

/** How often a property is tried. */
export const RUNS = { numRuns: 1_000 };

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

const known = new WeakMap<Files, Written[]>();

/**
 * The objects in rendered files. Those of samples are the ones that the files
 * were written from, since reading them takes most of the time of a test; that
 * files bring back what they were written from is a test of its own.
 */
export function objectsIn(files: Files): Written[] {
  const objects = known.get(files) ?? readObjects(files, '1.2');
  known.set(files, objects);
  return objects;
}

function objectsOfTree(tree: Tree): Written[] {
  return Object.entries(tree).flatMap(([path, content]) =>
    typeof content === 'string'
      ? []
      : content.map(object => ({ path, object })),
  );
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
  environments: EnvironmentObjects[];
}

/** A service rendered for a test, which then need not read its files. */
export function render(spec: ServiceSpec, platform: PlatformSpec): Rendered {
  const { files: rendered, environments } = generateService(spec, platform);
  const context = serviceContext(spec, platform);
  const trees = serviceTrees(context, serviceObjects(context));
  known.set(rendered.gitops, objectsOfTree(trees.gitops));
  known.set(rendered.workloads, objectsOfTree(trees.workloads));
  return { spec, platform, rendered, environments };
}

/** Any service, rendered for any platform that it parses for. */
export function anyRendered(): fc.Arbitrary<Rendered> {
  return anyPlatformSpec().chain(platform =>
    anyServiceSpecOn(platform).map(spec => render(spec, platform)),
  );
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
