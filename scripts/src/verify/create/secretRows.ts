import { Row } from '../Row';
import { must } from '../expect';
import { Stand } from './Stand';

/** Values that nobody may find anywhere but in the vendors' own stores. */
function secrets(stand: Stand): Record<string, string> {
  const { GITLAB_TOKEN, ARGOCD_TOKEN, GITHUB_CLIENT_SECRET } =
    stand.sandbox.env;
  return { GITLAB_TOKEN, ARGOCD_TOKEN, GITHUB_CLIENT_SECRET };
}

function mustHoldNone(
  what: string,
  text: string,
  values: Record<string, string>,
): void {
  for (const [name, value] of Object.entries(values)) {
    const forms = [
      value,
      encodeURIComponent(value),
      Buffer.from(`oauth2:${value}`).toString('base64'),
    ];
    must(!forms.some(form => text.includes(form)), `${what} holds ${name}`);
  }
  const minted = /glpat-[\w-]{20,}/.exec(text)?.[0];
  must(!minted, `${what} holds a GitLab token`);
}

export const secretRows: Row<Stand>[] = [
  {
    section: 'secrets',
    name: 'no token in any log, task, operation, event or committed file',
    async run(stand) {
      const values = secrets(stand);
      const places: [string, string][] = [
        ['the log of the portal', await stand.portal.log()],
      ];
      const { body: tasks } = await stand.people.paula.request(
        'GET',
        '/api/scaffolder/v2/tasks?limit=500',
      );
      for (const { id } of tasks.tasks) {
        const task = await stand.people.paula.request(
          'GET',
          `/api/scaffolder/v2/tasks/${id}`,
        );
        const events = await stand.people.paula.request(
          'GET',
          `/api/scaffolder/v2/tasks/${id}/events`,
        );
        places.push([`task ${id}`, JSON.stringify([task.body, events.body])]);
      }
      const { body: operations } = await stand.people.paula.request(
        'GET',
        '/api/golden-path/operations?limit=100',
      );
      for (const operation of operations.items) {
        const events = await stand.people.paula.request(
          'GET',
          `/api/golden-path/operations/${operation.id}/events?after=0&wait=0`,
        );
        places.push([
          `operation ${operation.id}`,
          JSON.stringify([operation, events.body]),
        ]);
      }
      const services = [
        ...new Set<string>(
          operations.items
            .filter((o: any) => o.state === 'done')
            .map((o: any) => o.service),
        ),
      ];
      for (const service of services.slice(0, 3)) {
        for (const [path, content] of Object.entries(
          await stand.filesOf(service),
        )) {
          places.push([path, content]);
        }
      }
      for (const [what, text] of places) {
        mustHoldNone(what, text, values);
      }
      const found = await stand.portal.databaseText();
      mustHoldNone('the database', found, values);
      return `${places.length + 1} places, ${tasks.tasks.length} tasks, ${
        operations.items.length
      } operations`;
    },
  },
];
