import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Html } from '../html';
import { html, sendPage } from '../html';
import type { Application } from './Application';
import {
  CONTROL_PLANE_NAMESPACE,
  qualifiedName,
  sourceOf,
} from './Application';
import type { Cluster } from './Cluster';

const NOTICE =
  'CloudForge sandbox, not Argo CD. Nothing is deployed: no pods run.';

const pathOf = (app: Application) =>
  `/applications/${encodeURIComponent(
    app.metadata.namespace ?? CONTROL_PLANE_NAMESPACE,
  )}/${encodeURIComponent(app.metadata.name)}`;

const short = (revision?: string) => revision?.slice(0, 8);

function table(head: string[], rows: Html[]): Html {
  return html`<table>
    <thead>
      <tr>
        ${head.map(title => html`<th>${title}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function applicationRow(app: Application): Html {
  return html`<tr>
    <td><a href="${pathOf(app)}">${app.metadata.name}</a></td>
    <td>${app.spec.project}</td>
    <td>${app.status?.sync.status ?? 'Unknown'}</td>
    <td><code>${short(app.status?.sync.revision)}</code></td>
    <td>${app.status?.health.status ?? 'Unknown'}</td>
  </tr>`;
}

function applicationFacts(app: Application): Html {
  const source = sourceOf(app);
  const facts: [string, unknown][] = [
    ['Project', app.spec.project],
    ['Repository', source.repoURL],
    ['Path', source.path],
    ['Target revision', source.targetRevision ?? 'HEAD'],
    ['Destination namespace', app.spec.destination.namespace],
    ['Sync status', app.status?.sync.status ?? 'Unknown'],
    ['Revision', app.status?.sync.revision],
    ['Health', app.status?.health.status ?? 'Unknown'],
    ['Health message', app.status?.health.message],
    ['Last operation', app.status?.operationState?.phase],
    ['Operation message', app.status?.operationState?.message],
    ['Compared', app.status?.reconciledAt],
    ['Being deleted since', app.metadata.deletionTimestamp],
  ];
  return html`<table>
    <tbody>
      ${facts
        .filter(([, value]) => value)
        .map(
          ([name, value]) =>
            html`<tr>
              <th>${name}</th>
              <td>${value}</td>
            </tr>`,
        )}
    </tbody>
  </table>`;
}

function applicationBody(app: Application): Html {
  const { resources = [], conditions = [], history = [] } = app.status ?? {};
  return html`${applicationFacts(app)}
    <h2>Conditions</h2>
    ${conditions.length === 0
      ? html`<p>None.</p>`
      : table(
          ['Type', 'Message', 'Since'],
          conditions.map(
            c =>
              html`<tr>
                <td>${c.type}</td>
                <td>${c.message}</td>
                <td>${c.lastTransitionTime}</td>
              </tr>`,
          ),
        )}
    <h2>Resources</h2>
    ${table(
      ['Kind', 'Name', 'Namespace', 'Status', 'Health'],
      resources.map(
        r =>
          html`<tr>
            <td>${r.kind}</td>
            <td>${r.name}</td>
            <td>${r.namespace}</td>
            <td>${r.status}</td>
            <td>${r.health?.status}</td>
          </tr>`,
      ),
    )}
    <h2>History</h2>
    ${table(
      ['Id', 'Revision', 'Deployed'],
      [...history].reverse().map(
        h =>
          html`<tr>
            <td>${h.id}</td>
            <td><code>${h.revision}</code></td>
            <td>${h.deployedAt}</td>
          </tr>`,
      ),
    )}
    <p><a href="/applications">All applications</a></p>`;
}

/** Read-only pages, so that the portal's links to Argo CD open. */
export function pagesRouter(cluster: Cluster): Router {
  const router = PromiseRouter();

  router.get('/', (_request, response) => response.redirect('/applications'));

  router.get('/applications', (_request, response) => {
    const applications = cluster
      .applications()
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    sendPage(response, {
      title: 'Applications',
      notice: NOTICE,
      body: table(
        ['Name', 'Project', 'Sync', 'Revision', 'Health'],
        applications.map(applicationRow),
      ),
    });
  });

  router.get('/applications/:name', (request, response) => {
    const name = encodeURIComponent(request.params.name);
    response.redirect(`/applications/${CONTROL_PLANE_NAMESPACE}/${name}`);
  });

  router.get('/applications/:namespace/:name', (request, response) => {
    const { namespace, name } = request.params;
    const app =
      namespace === CONTROL_PLANE_NAMESPACE
        ? cluster.application(name)
        : undefined;
    sendPage(response, {
      title: app ? qualifiedName(app) : 'No such application',
      notice: NOTICE,
      status: app ? 200 : 404,
      body: app
        ? applicationBody(app)
        : html`<p>There is no application ${name} in namespace ${namespace}.</p>
            <p><a href="/applications">All applications</a></p>`,
    });
  });
  return router;
}
