import { join, posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ApplicationSource, Condition } from './Application';
import { globMatch } from './globMatch';
import { kustomizeBuild } from './kubectl';
import type { KubeObject } from './KubeObject';
import { KUSTOMIZATION_NAMES, kustomizationFiles } from './kustomizationFiles';
import { ManifestError, parseManifests } from './parseManifests';
import type { TreeFile } from './gitOutput';
import type { RepositoryCache } from './RepositoryCache';
import { SharedCheckouts } from './SharedCheckouts';

export interface Rendered {
  objects: KubeObject[];
  sourceType: 'Directory' | 'Kustomize';
  /** Why the objects are not quite what Argo CD would make, if so. */
  warnings: Condition[];
}

/** Rendered sources kept in memory; Argo CD keeps them in Redis for a day. */
const MAX_RENDERED = 2000;
/** Parsed files kept: a root application re-reads only what a push changed. */
const MAX_PARSED = 50_000;
/** Between two looks at other work: parsing takes about 1 ms a file. */
const PARSED_AT_ONCE = 10;
const MANIFEST = /\.(ya?ml|json)$/;

function remember<T>(
  cache: Map<string, T>,
  limit: number,
  key: string,
  value: T,
) {
  cache.set(key, value);
  if (cache.size > limit) {
    cache.delete(cache.keys().next().value as string);
  }
}

/** Makes objects of a commit's files, as Argo CD's repo server does. */
export class Renderer {
  readonly #repositories: RepositoryCache;
  readonly #kubectl: string | undefined;
  readonly #checkouts: SharedCheckouts;
  readonly #rendered = new Map<string, Rendered>();
  readonly #parsed = new Map<string, KubeObject[]>();

  constructor(options: {
    repositories: RepositoryCache;
    kubectl: string | undefined;
    workDirectory: string;
  }) {
    this.#repositories = options.repositories;
    this.#kubectl = options.kubectl;
    this.#checkouts = new SharedCheckouts(
      options.repositories,
      options.workDirectory,
    );
  }

  /** @throws GitError, ManifestError */
  async render(source: ApplicationSource, commit: string): Promise<Rendered> {
    const key = JSON.stringify([commit, source]);
    const known = this.#rendered.get(key);
    if (known) {
      return known;
    }
    const rendered = await this.#render(source, commit);
    remember(this.#rendered, MAX_RENDERED, key, rendered);
    return rendered;
  }

  async #render(source: ApplicationSource, commit: string): Promise<Rendered> {
    const path = appPath(source);
    const tree = await this.#repositories.files(source.repoURL, commit);
    const files = tree.filter(file => isBelow(path, file.path));
    if (files.length === 0) {
      throw new ManifestError(`${source.path}: app path does not exist`);
    }
    const has = (name: string) =>
      files.some(file => file.path === posix.join(path, name));
    if (source.chart || has('Chart.yaml')) {
      throw new ManifestError(
        'sandbox: Helm charts are not rendered here; use Kustomize or plain manifests',
      );
    }
    if (!KUSTOMIZATION_NAMES.some(has)) {
      return {
        objects: await this.#readDirectory(source, path, files),
        sourceType: 'Directory',
        warnings: [],
      };
    }
    return this.#kubectl
      ? {
          objects: await this.#kustomize(this.#kubectl, source, commit, path),
          sourceType: 'Kustomize',
          warnings: [],
        }
      : this.#readKustomization(source, commit, path);
  }

  async #readDirectory(
    source: ApplicationSource,
    path: string,
    files: TreeFile[],
  ): Promise<KubeObject[]> {
    const { recurse = false, include, exclude } = source.directory ?? {};
    const wanted = files.filter(file => {
      const relative = posix.relative(path, file.path);
      return (
        MANIFEST.test(relative) &&
        (recurse || !relative.includes('/')) &&
        (!include || globMatch(include, relative)) &&
        !(exclude && globMatch(exclude, relative))
      );
    });
    return this.#parse(source.repoURL, path, wanted);
  }

  async #parse(
    repoUrl: string,
    root: string,
    files: TreeFile[],
  ): Promise<KubeObject[]> {
    const keyOfFile = (file: TreeFile) => `${file.blob} ${file.path}`;
    const fresh = files.filter(file => !this.#parsed.has(keyOfFile(file)));
    const texts = await this.#repositories.read(
      repoUrl,
      fresh.map(file => file.blob),
    );
    for (const [index, file] of fresh.entries()) {
      const objects = parseManifests(
        posix.relative(root, file.path),
        texts[index],
      );
      remember(this.#parsed, MAX_PARSED, keyOfFile(file), objects);
      if (index % PARSED_AT_ONCE === 0) {
        await setImmediate();
      }
    }
    return files.flatMap(file => this.#parsed.get(keyOfFile(file)) ?? []);
  }

  #kustomize(
    kubectl: string,
    source: ApplicationSource,
    commit: string,
    path: string,
  ): Promise<KubeObject[]> {
    return this.#checkouts.with(source.repoURL, commit, directory =>
      kustomizeBuild({ kubectl, directory: join(directory, path), path }),
    );
  }

  async #readKustomization(
    source: ApplicationSource,
    commit: string,
    path: string,
  ): Promise<Rendered> {
    const all = await this.#repositories.files(source.repoURL, commit);
    const texts = await this.#repositories.read(
      source.repoURL,
      all.map(file => file.blob),
    );
    const contents = new Map(all.map((file, i) => [file.path, texts[i]]));
    const { files, namespace } = kustomizationFiles(path, name =>
      contents.get(name),
    );
    const objects = files
      .flatMap(file => parseManifests(file, contents.get(file) ?? ''))
      .map(object => ({
        ...object,
        metadata: { ...object.metadata, namespace },
      }));
    return {
      objects,
      sourceType: 'Kustomize',
      warnings: [
        {
          type: 'SandboxRenderingWarning',
          message:
            'sandbox: kubectl is not installed, so the manifests that the kustomization names are listed as they are; patches, images and generators are not applied',
        },
      ],
    };
  }
}

function isBelow(folder: string, path: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`);
}

/** Source: util/app/path/path.go, Path. */
function appPath(source: ApplicationSource): string {
  const path = posix.normalize(source.path ?? '.').replace(/\/+$/, '');
  if (path.startsWith('/')) {
    throw new ManifestError(`${source.path}: app path is absolute`);
  }
  if (path === '..' || path.startsWith('../')) {
    throw new ManifestError(`${source.path}: app path outside root`);
  }
  return path;
}
