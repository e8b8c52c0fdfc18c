import { parse } from 'yaml';
import {
  always,
  objectsIn,
  ofKind,
  readObjects,
} from '../__testUtils__/rendered';
import { parseServiceSpec } from '../spec';
import { renderService } from './renderService';
import { SERVICE_FILE } from './serviceFile';

const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const LABEL_KEY =
  /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

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

  it('means the same to YAML 1.1 as to YAML 1.2', () => {
    always(({ rendered }) => {
      for (const files of Object.values(rendered)) {
        expect(readObjects(files, '1.1')).toEqual(objectsIn(files));
      }
    });
  });

  it('gives every object a legal name and legal labels', () => {
    always(({ rendered: { gitops, workloads } }) => {
      const objects = [...objectsIn(gitops), ...objectsIn(workloads)]
        .map(({ object }) => object)
        .filter(({ kind }) => kind !== 'Kustomization');
      for (const { apiVersion, kind, metadata } of objects) {
        expect(apiVersion).toMatch(/^([a-z0-9.]+\/)?v\d/);
        expect(kind).toMatch(/^[A-Z]/);
        expect(metadata.name).toMatch(DNS_LABEL);
        for (const [key, value] of Object.entries(metadata.labels ?? {})) {
          expect(key).toMatch(LABEL_KEY);
          expect(value).toMatch(LABEL_VALUE);
        }
        for (const [key, value] of Object.entries(metadata.annotations ?? {})) {
          expect(key).toMatch(LABEL_KEY);
          expect(typeof value).toBe('string');
        }
      }
    });
  });

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
      for (const files of Object.values(rendered)) {
        expect(ofKind('Secret', files)).toEqual([]);
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
