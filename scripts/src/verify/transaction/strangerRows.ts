import { Gitlab } from '@gitbeaker/rest';
import { Row } from '../Row';
import { must, mustBeAsBefore } from '../expect';
import { Creation } from './Creation';
import { sliceOf, without } from './slices';
import { Stand } from './Stand';

const SECTION = 'strangers';

/** Somebody who changes GitLab by hand. */
function gitlabOf({ sandbox }: Stand) {
  return new Gitlab({
    host: sandbox.gitlab.url,
    token: sandbox.gitlab.adminToken,
  });
}

/** Makes a Create fail when everything is made, so that there is everything to undo. */
function failAtTheEnd(stand: Stand, { service }: Creation) {
  stand.argocd.meddle(`GET /applications ${service}`, 'error');
}

const softDeletion: Row<Stand> = {
  section: SECTION,
  name: 'GitLab forbids permanent removal: the name is free all the same',
  async run(stand) {
    stand.sandbox.gitlab.setPermanentRemoval(false);
    try {
      const creation = new Creation(stand, stand.newName());
      const before = await stand.everything();
      failAtTheEnd(stand, creation);
      await creation.run();
      const { state } = await creation.untilAtRest();
      must(state === 'undone', `it is ${state}`);
      const { gitlab, ...others } = await stand.everything();
      mustBeAsBefore(before, {
        ...others,
        gitlab: { ...gitlab, deletionScheduled: {} },
      });
      const scheduled = Object.keys(gitlab.deletionScheduled);
      must(
        scheduled.length === 2 &&
          scheduled.every(path => path.includes(`${creation.service}-undone-`)),
        `waiting for their deletion: ${scheduled}`,
      );
      const again = new Creation(stand, creation.service);
      await again.run();
      const second = await again.untilAtRest();
      must(
        second.state === 'done',
        `again it is ${second.state}: ${second.error}`,
      );
      return `${scheduled.join(
        ' and ',
      )} wait for their deletion; the same name was created again at once`;
    } finally {
      stand.sandbox.gitlab.setPermanentRemoval(true);
    }
  },
};

const foreignProject: Row<Stand> = {
  section: SECTION,
  name: 'somebody makes a project of the same name in the meantime',
  async run(stand) {
    const creation = new Creation(stand, stand.newName());
    const path = `gitops/${creation.service}`;
    const meeting = stand.gitlab.meddle(
      `POST /projects ${path}`,
      'held before',
    );
    const running = creation.run();
    await meeting.met;
    const gitlab = gitlabOf(stand);
    const group = await gitlab.Groups.show('gitops');
    const made = await gitlab.Projects.create({
      name: creation.service,
      namespaceId: group.id,
      description: 'Made by hand',
    });
    meeting.release();
    await running;
    const { state, error } = await creation.untilAtRest();
    must(state === 'undone', `it is ${state}: ${error}`);
    const left = (await stand.sandbox.gitlab.snapshot()).projects;
    must(
      left[path]?.id === made.id && left[path].description === 'Made by hand',
      `${path} is no longer what was made by hand`,
    );
    must(
      !left[`apps/${creation.service}`],
      'the app repository is still there',
    );
    return `undone: ${error?.split('.')[0]}`;
  },
};

const foreignCommit: Row<Stand> = {
  section: SECTION,
  name: 'a project of ours has a commit of a stranger: kept, shown, adopted',
  async run(stand) {
    const before = await stand.everything();
    const creation = new Creation(stand, stand.newName());
    const { service } = creation;
    const path = `apps/${service}`;
    const meeting = stand.gitlab.meddle(
      `POST /projects/platform/workloads/repository/commits Register ${service}`,
      'held after',
    );
    const running = creation.run();
    await meeting.met;
    await gitlabOf(stand).Commits.create(path, 'main', 'Work of a stranger', [
      { action: 'create', filePath: 'work.txt', content: 'hours of it' },
    ]);
    await stand.up.alice.goldenPath.cancel(creation.id!);
    meeting.release();
    await running;

    const { state, effects } = await creation.untilAtRest();
    const kept = effects.filter(effect => effect.state === 'kept');
    must(state === 'stuck', `it is ${state}`);
    must(
      kept.some(
        ({ title, note }) =>
          title.includes(path) && /commits of others/.test(note ?? ''),
      ),
      `kept: ${JSON.stringify(kept)}`,
    );
    const file = await gitlabOf(stand).RepositoryFiles.showRaw(
      path,
      'work.txt',
      'main',
    );
    must(String(file) === 'hours of it', 'the work of the stranger is gone');
    mustBeAsBefore(before, without([service], await stand.everything()));
    const others = sliceOf(service, await stand.everything());
    must(
      !JSON.stringify(others).includes('gitops/'),
      'the GitOps repository, which nobody has touched, is still there',
    );

    const refused = await stand.up.alice.request(
      'POST',
      `/api/golden-path/operations/${creation.id}/adopt`,
    );
    must(refused.status === 403, `alice may adopt: ${refused.status}`);
    const adopted = await stand.up.paula.goldenPath.adopt(creation.id!);
    must(adopted.state === 'adopted', `it is ${adopted.state}`);
    const name = await stand.up.alice.goldenPath.checkName(service);
    must(!name.available, 'the name is free although its project is there');
    return `${kept.length} kept and shown; an administrator adopted it, its owner may not`;
  },
};

/** What others do meanwhile is never removed. */
export const strangerRows: Row<Stand>[] = [
  softDeletion,
  foreignProject,
  foreignCommit,
];
