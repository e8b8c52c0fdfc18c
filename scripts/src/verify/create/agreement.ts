import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { must } from '../expect';
import { clone, filesIn } from '../clone';
import { Stand } from './Stand';

/** What git holds, what REST says, what the catalog shows and what Argo CD has synced must be one story. */
export async function mustAgree(stand: Stand, name: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cloudforge-agree-'));
  try {
    const [appDir, gitopsDir, workloadsDir] = [
      'app',
      'gitops',
      'workloads',
    ].map(folder => join(dir, folder));
    await clone(stand.sandbox, `apps/${name}`, appDir);
    const gitopsHead = await clone(stand.sandbox, `gitops/${name}`, gitopsDir);
    await clone(stand.sandbox, 'platform/workloads', workloadsDir);

    const committed = parse(
      await readFile(join(appDir, '.cloudforge/service.yaml'), 'utf8'),
    );
    const [info] = parseAllDocuments(
      await readFile(join(appDir, 'catalog-info.yaml'), 'utf8'),
    ).map(document => document.toJS());
    const entity = await stand.people.alice.catalog.getEntityByRef(
      `component:default/${name}`,
    );
    must(entity, `the catalog has no component ${name}`);
    must(
      entity.metadata.description === committed.description,
      'the description in the catalog is not the one that was entered',
    );
    must(
      entity.metadata.title === info.metadata.title,
      'the title in the catalog differs from catalog-info.yaml',
    );
    must(
      entity.spec?.owner === committed.owner,
      `the catalog says owner ${entity.spec?.owner}`,
    );

    const api = await stand.people.alice.untilEntity(`api:default/${name}`);
    const definition = await readFile(join(appDir, 'openapi.json'), 'utf8');
    must(
      api.spec?.definition === definition,
      'the API in the catalog is not the openapi.json of the repository',
    );

    for (const environment of committed.environments) {
      const application = `${name}-${environment.name}`;
      const file = await readFile(
        join(
          workloadsDir,
          'workloads',
          name,
          environment.name,
          'application.yaml',
        ),
        'utf8',
      );
      const registered = parse(file);
      must(
        registered.spec.source.repoURL ===
          `${stand.sandbox.gitlab.url}/gitops/${name}.git`,
        `${application} reads ${registered.spec.source.repoURL}`,
      );
      const response = await fetch(
        `${stand.sandbox.argocd.url}/api/v1/applications/${application}?project=${name}`,
        {
          headers: {
            authorization: `Bearer ${stand.sandbox.env.ARGOCD_TOKEN}`,
          },
        },
      );
      const live = (await response.json()) as {
        status: { sync: { status: string; revision: string } };
      };
      must(
        live.status.sync.status === 'Synced',
        `${application} is ${live.status.sync.status}`,
      );
      must(
        live.status.sync.revision === gitopsHead,
        `${application} is at ${live.status.sync.revision}, git at ${gitopsHead}`,
      );
    }
    const counts = await Promise.all(
      [appDir, gitopsDir, join(workloadsDir, 'workloads', name)].map(filesIn),
    );
    return `${counts.map(files => files.length).join(' + ')} files, ${
      committed.environments.length
    } Applications at ${gitopsHead.slice(0, 8)}`;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
