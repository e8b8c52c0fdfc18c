import { parse } from 'yaml';
import {
  always,
  objectsIn,
  ofKind,
  readObjects,
} from '../__testUtils__/rendered';
import { parseServiceSpec } from '../spec';
import type { Files } from './Files';
import { renderService } from './renderService';
import { SERVICE_FILE } from './serviceFile';

/** Without the files of the workloads repository that hold no object for Kubernetes. */
const objectFiles = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).filter(
      ([path]) => !/^hosts\/|\/aws-request\.yaml$/.test(path),
    ),
  );

describe('renderService, for any service and platform', () => {
  it('makes the files of the app repository', () => {
    always(({ rendered: { app } }) => {
      expect(Object.keys(app).sort()).toEqual([
        '.cloudforge/service.yaml',
        '.gitlab-ci.yml',
        'CODEOWNERS',
        'catalog-info.yaml',
      ]);
    });
  });

  it('gives the same bytes again', () => {
    always(({ spec, platform, rendered }) => {
      const copy = JSON.parse(JSON.stringify({ spec, platform }));
      expect(renderService(copy.spec, copy.platform)).toEqual(rendered);
    });
  });

  it('commits the answers, and reads them back unchanged', () => {
    always(({ spec, rendered: { app } }) => {
      expect(parseServiceSpec(parse(app[SERVICE_FILE]))).toEqual({
        ok: true,
        value: spec,
      });
    });
  });

  it.each(['1.1', '1.2'] as const)(
    'brings back what it was made from, read as YAML %s',
    version => {
      always(({ rendered: { gitops, workloads } }) => {
        for (const files of [gitops, workloads]) {
          expect(readObjects(objectFiles(files), version)).toEqual(
            objectsIn(files),
          );
        }
      });
    },
    600_000,
  );

  it('means the same to YAML 1.1 as to YAML 1.2 in the app repository', () => {
    always(({ rendered: { app } }) => {
      const { '.gitlab-ci.yml': _, ...others } = app;
      expect(readObjects(others, '1.1')).toEqual(readObjects(others, '1.2'));
    });
  }, 300_000);

  it('carries cost centre and owner on everything that it makes', () => {
    always(({ spec, platform, rendered: { gitops, workloads } }) => {
      const objects = [...objectsIn(gitops), ...objectsIn(workloads)]
        .filter(({ path }) => !/(kustomization|-patch)\.yaml$/.test(path))
        .map(({ object }) => object);
      for (const { metadata } of objects) {
        expect(metadata.labels).toMatchObject({
          'app.kubernetes.io/managed-by': 'cloudforge',
          [`${platform.labelPrefix}/cost-center`]: spec.costCenter,
          [`${platform.labelPrefix}/owner`]: spec.owner.split('/')[1],
        });
      }
    });
  });

  it('puts no secret into any repository', () => {
    always(({ rendered }) => {
      for (const files of [rendered.gitops, rendered.workloads]) {
        expect(ofKind('Secret', files)).toEqual([]);
      }
    });
  });

  it('hands on every address, account and name of the platform as it is', () => {
    always(({ spec, platform, rendered: { app, gitops, workloads } }) => {
      const all = [app, gitops, workloads]
        .flatMap(files => Object.values(files))
        .join('\n');
      const { argocd, gitlab, ingress, monitoring, secretStore } = platform;
      const isPublic = spec.exposure === 'public';
      const usual = spec.environments.some(({ host }) => host === undefined);
      for (const part of [
        argocd.baseUrl,
        argocd.destinationServer,
        argocd.namespace,
        gitlab.baseUrl,
        gitlab.gitopsGroup,
        monitoring.grafanaUrl,
        monitoring.otlpEndpoint ?? '',
        platform.aws.accountId,
        platform.aws.region,
        platform.labelPrefix,
        platform.registry,
        secretStore.name,
        secretStore.pathPrefix,
        ...(isPublic
          ? [ingress.className, ingress.groupName, ingress.certificateArn ?? '']
          : []),
        ...(isPublic && usual ? [platform.domain] : []),
      ]) {
        expect(all).toContain(part);
      }
    });
  });

  it('has the platform guard what is the platform own', () => {
    always(({ platform, rendered: { app, gitops } }) => {
      expect(gitops.CODEOWNERS).toBe(`* @${platform.platformOwners}\n`);
      expect(app.CODEOWNERS.split('\n')).toContain(
        `/.gitlab-ci.yml @${platform.platformOwners}`,
      );
    });
  });

  it('keeps what people typed out of the README of the GitOps repository', () => {
    always(({ spec, platform, rendered }) => {
      const { gitops } = renderService(
        { ...spec, title: 'Other', description: 'other', env: {} },
        platform,
      );
      expect(gitops['README.md']).toBe(rendered.gitops['README.md']);
    });
  });

  it('writes paths that stay inside a repository, and whole lines', () => {
    always(({ rendered }) => {
      for (const files of Object.values(rendered)) {
        for (const [path, content] of Object.entries(files)) {
          expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
          expect(path.split('/')).not.toContain('..');
          expect(content).toMatch(/[^\n]\n$/);
        }
      }
    });
  });
});
