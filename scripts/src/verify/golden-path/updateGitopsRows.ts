import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Row } from '../Row';
import { must } from '../expect';
import { applicationStatus } from './application';
import { overlayOf } from './overlay';
import { Stand } from './Stand';

const exec = promisify(execFile);

/** Pipelines whose last job begins at the same moment. */
const CROWD = 20;

const digest = (number: number) => `sha256:${String(number).padStart(64, '0')}`;

/** The job `update-gitops` as a runner runs it, for one image; gives what it said. */
async function update(stand: Stand, number: number): Promise<string> {
  const { script, variables } = stand.shop.pipeline['update-gitops'];
  const image = digest(number);
  const { stdout, stderr } = await exec(
    'sh',
    ['-c', ['set -e', ...script].join('\n')],
    {
      env: {
        ...stand.runner.env,
        ...variables,
        MESSAGE: `Deploy ${image} [skip ci]`,
        GITOPS_DEPLOY_TOKEN: stand.shop.token,
        IMAGE_DIGEST: image,
        CI_JOB_ID: String(number),
        CI_PROJECT_PATH: `apps/${stand.shop.name}`,
        CI_SERVER_HOST: 'localhost',
      },
    },
  );
  return stdout + stderr;
}

export const updateGitopsRows: Row<Stand>[] = [
  {
    section: 'update-gitops',
    name: `${CROWD} pipelines at once lose no update`,
    async run(stand) {
      const before = await overlayOf(stand);
      const said = await Promise.all(
        Array.from({ length: CROWD }, (_, index) => update(stand, index + 1)),
      );
      const { image, history } = await overlayOf(stand);
      const made = history.slice(0, history.length - before.history.length);
      must(
        made.length === CROWD,
        `${made.length} commits for ${CROWD} pipelines`,
      );
      const subjects = new Set(made.map(({ subject }) => subject));
      must(subjects.size === CROWD, 'two commits deploy the same image');
      for (const { commit, changes } of made) {
        must(
          changes.join() === `1\t1\t${stand.shop.overlay}`,
          `${commit} changed ${changes.join(', ')}`,
        );
      }
      must(
        made[0].subject === `Deploy ${image.digest} [skip ci]`,
        `the overlay names ${image.digest}, the newest commit says ${made[0].subject}`,
      );
      const { name } = stand.shop;
      const { sync } = await applicationStatus(
        stand.sandbox,
        name,
        `${name}-dev`,
      );
      must(
        sync.revision === made[0].commit,
        `Argo CD is at ${sync.revision}, git at ${made[0].commit}`,
      );
      const lost = said.join('\n').match(/! \[.*rejected\]/g)?.length ?? 0;
      return `${CROWD} commits of one line each, ${lost} lost races repeated, Argo CD at the last`;
    },
  },
];
