import { serviceApplications } from '@cloudforge/plugin-golden-path-common';
import type { Fault } from '@cloudforge/sandbox';
import { randomUUID } from 'node:crypto';
import { ArgoCdApi } from '../__testUtils__/ArgoCdApi';
import { serviceSpec } from '../__testUtils__/serviceSpec';
import { type Vendors, startVendors } from '../__testUtils__/startVendors';
import { vendorFaults } from '../__testUtils__/vendorFaults';
import type { EffectContext } from '../operations/Effect';
import { argocdApplicationEffect } from './ArgoCdApplicationEffect';

jest.setTimeout(60_000);

const MARKER = 'cloudforge.io/operation';

describe('argocd-application', () => {
  let vendors: Vendors;
  let api: ArgoCdApi;
  let count = 0;

  beforeAll(async () => {
    vendors = await startVendors({ requestTimeout: 2_000 });
    api = new ArgoCdApi(vendors.argocdSandbox);
  });
  afterAll(() => vendors.close());
  afterEach(() => vendors.argocdSandbox.faults.clear());

  const effectWithin = (timeout: number) =>
    argocdApplicationEffect({ argocd: vendors.argocd, timeout });

  /** A service whose AppProject is there already, unless told otherwise. */
  async function setUp({ withProject = true } = {}) {
    count += 1;
    const spec = serviceSpec({ name: `direct${count}` });
    const operationId = randomUUID();
    const [manifest] = serviceApplications(spec, vendors.platform, operationId);
    const { name } = manifest.metadata;
    const { project, destination, source } = manifest.spec;
    const makeProject = (of = project) =>
      api.createProject(of, {
        sourceRepos: [source.repoURL],
        destinations: [destination],
      });
    if (withProject) {
      await makeProject();
    }
    const controller = new AbortController();
    const context: EffectContext = {
      operationId,
      signal: controller.signal,
      log: async () => undefined,
    };
    const args = {
      manifest,
      marker: MARKER,
      url: `${vendors.platform.argocd.baseUrl}/applications/argocd/${name}`,
    };
    const effect = effectWithin(10_000);
    return { args, context, controller, effect, makeProject, manifest, name };
  }

  const strangers = (manifest: any) => ({
    ...manifest,
    metadata: {
      ...manifest.metadata,
      annotations: {},
      finalizers: [],
    },
  });

  it('makes what it is given, says whose it is, and removes it', async () => {
    const { effect, args, context, manifest, name } = await setUp();
    const before = await vendors.snapshot();
    const result = await effect.apply(args, context);
    expect(effect.title(args)).toBe(`Argo CD Application ${name}`);
    expect(effect.url?.(args, result)).toBe(args.url);
    const made = await api.application(name);
    expect(made).toMatchObject({
      metadata: { uid: result.uid, annotations: manifest.metadata.annotations },
      spec: manifest.spec,
    });
    expect(made.metadata.annotations[MARKER]).toBe(context.operationId);
    expect(await effect.undo(args, result, context)).toEqual({
      state: 'undone',
    });
    expect(await vendors.snapshot()).toEqual(before);
  });

  it('makes one, however often it is asked', async () => {
    const { effect, args, context } = await setUp();
    const result = await effect.apply(args, context);
    expect(await effect.apply(args, context)).toEqual(result);
    await effect.undo(args, result, context);
    expect(await effect.undo(args, result, context)).toEqual({
      state: 'undone',
    });
  });

  const faultsOf = (passes: boolean) =>
    Object.entries(vendorFaults)
      .filter(([, { passing }]) => passing === passes)
      .map(([name, { passing: _, ...fault }]) => [name, fault] as const);

  const failOnce = (fault: Partial<Fault>) =>
    vendors.argocdSandbox.faults.add({
      when: 'before',
      ...fault,
      method: 'POST',
      path: /^\/api\/v1\/applications$/,
      times: 1,
    });

  it.each(faultsOf(true))(
    'is made once when its creation meets %s',
    async (_, fault) => {
      const { effect, args, context, name } = await setUp();
      const before = await vendors.snapshot();
      failOnce(fault);
      const { uid } = await effect.apply(args, context);
      expect(vendors.argocdSandbox.faults.list()).toEqual([]);
      expect((await api.application(name)).metadata.uid).toBe(uid);
      await effect.undo(args, undefined, context);
      expect(await vendors.snapshot()).toEqual(before);
    },
  );

  it.each(faultsOf(false))(
    'is not made, and says why, when its creation meets %s',
    async (_, fault) => {
      const { effect, args, context } = await setUp();
      const before = await vendors.snapshot();
      failOnce(fault);
      const error = await effect.apply(args, context).catch(thrown => thrown);
      expect(error.message).toMatch(/^Could not create the Application/);
      expect(error.message).not.toContain(vendors.argocdSandbox.token);
      expect(await vendors.snapshot()).toEqual(before);
      expect(await effect.undo(args, undefined, context)).toEqual({
        state: 'undone',
      });
    },
  );

  it.each(Object.entries(vendorFaults))(
    'goes in the end when its deletion meets %s',
    async (_, { passing: __, ...fault }) => {
      const { effect, args, context } = await setUp();
      const before = await vendors.snapshot();
      const result = await effect.apply(args, context);
      for (const method of ['GET', 'DELETE']) {
        vendors.argocdSandbox.faults.add({
          ...fault,
          method,
          path: /^\/api\/v1\/applications\//,
          times: 1,
        });
      }
      for (let attempt = 0; attempt < 3; attempt++) {
        await effect.undo(args, result, context).catch(() => undefined);
      }
      expect(vendors.argocdSandbox.faults.list()).toEqual([]);
      await effect.undo(args, result, context);
      expect(await vendors.snapshot()).toEqual(before);
    },
  );

  describe('waits', () => {
    it('for an AppProject that Argo CD has yet to see', async () => {
      const { effect, args, context, makeProject, name } = await setUp({
        withProject: false,
      });
      const applying = effect.apply(args, context);
      await api.untilAsked('POST', /applications$/);
      await makeProject();
      const { uid } = await applying;
      expect((await api.application(name)).metadata.uid).toBe(uid);
    });

    it.each([
      'application spec for x is invalid: InvalidSpecError: repository not accessible: nobody home',
      "rpc error: code = Unknown desc = unable to resolve 'main' to a commit SHA",
      'application is deleting',
    ])('where Argo CD says %s', async message => {
      const { effect, args, context } = await setUp();
      vendors.argocdSandbox.faults.add({
        method: 'POST',
        path: /^\/api\/v1\/applications$/,
        when: 'before',
        status: 400,
        body: { message },
        times: 3,
      });
      const { uid } = await effect.apply(args, context);
      expect(uid).toMatch(/./);
    });

    it('until an earlier one of the name has gone', async () => {
      const { effect, args, context, manifest, name } = await setUp();
      const held = strangers(manifest);
      held.metadata.finalizers = ['example.com/stay'];
      await api.create(held);
      await api.remove(name);
      const applying = effect.apply(args, context);
      await api.untilAsked('GET', /applications$/);
      await api.upsert({
        ...held,
        metadata: { ...held.metadata, finalizers: [] },
      });
      const { uid } = await applying;
      expect((await api.application(name)).metadata.uid).toBe(uid);
    });

    it('no longer than it may, and says what Argo CD says', async () => {
      const { args, context } = await setUp({ withProject: false });
      const error = await effectWithin(300)
        .apply(args, context)
        .catch(thrown => thrown);
      expect(error.name).toBe('ServiceUnavailableError');
      expect(error.message).toMatch(
        /within 0.3 s: .* app is not allowed in project .*, or the project does not exist/,
      );
      expect(error.mayHaveHappened).toBe(false);
    });

    it('and forgets no call that had no answer', async () => {
      const { args, context } = await setUp({ withProject: false });
      failOnce({ hang: true });
      const error = await effectWithin(300)
        .apply(args, context)
        .catch(thrown => thrown);
      expect(error.message).toMatch(/the project does not exist/);
      expect(error.mayHaveHappened).toBe(true);
    });

    it('only until it is cancelled', async () => {
      const { args, context, controller, effect } = await setUp({
        withProject: false,
      });
      const reason = new Error('cancelled');
      const applying = effect.apply(args, context);
      await api.untilAsked('POST', /applications$/);
      controller.abort(reason);
      await expect(applying).rejects.toBe(reason);
    });
  });

  it('takes a definite refusal for what it is, in Argo CD’s words', async () => {
    const { effect, args, context, name } = await setUp();
    vendors.argocdSandbox.refuse(new RegExp(`^${name}$`));
    const error = await effect.apply(args, context).catch(thrown => thrown);
    vendors.argocdSandbox.refuse(undefined);
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(
      /Argo CD says: application spec for .* is invalid: InvalidSpecError: application repo .* is not permitted/,
    );
  });

  describe('somebody else’s Application of the name', () => {
    it('is a clash, and is left alone', async () => {
      const { effect, args, context, manifest, name } = await setUp();
      await api.create(strangers(manifest));
      const error = await effect.apply(args, context).catch(thrown => thrown);
      expect(error.name).toBe('ConflictError');
      expect(error.message).toMatch(
        new RegExp(`has an Application ${name} already, in the AppProject`),
      );
      expect(await effect.undo(args, undefined, context)).toEqual({
        state: 'undone',
      });
      expect(await api.exists(name)).toBe(true);
    });

    it('is a clash in another AppProject, too', async () => {
      const { effect, args, context, makeProject, manifest, name } =
        await setUp();
      const project = `other-${name}`;
      await makeProject(project);
      const theirs = strangers(manifest);
      await api.create({ ...theirs, spec: { ...theirs.spec, project } });
      const error = await effect.apply(args, context).catch(thrown => thrown);
      expect(error.name).toBe('ConflictError');
      expect(error.message).toContain(`in the AppProject ${project}`);
      await effect.undo(args, undefined, context);
      expect(await api.exists(name)).toBe(true);
    });

    it('is a clash when it came in between the look and the creation', async () => {
      const { effect, args, context, manifest, name } = await setUp();
      await api.create(strangers(manifest));
      vendors.argocdSandbox.faults.add({
        method: 'GET',
        path: /^\/api\/v1\/applications$/,
        when: 'before',
        status: 200,
        body: { items: null },
        times: 1,
      });
      const error = await effect.apply(args, context).catch(thrown => thrown);
      expect(error.name).toBe('ConflictError');
      expect(error.message).toContain(name);
      await effect.undo(args, undefined, context);
      expect(await api.exists(name)).toBe(true);
    });
  });

  describe('undo', () => {
    it('keeps what somebody else has changed, and says what', async () => {
      const { effect, args, context, manifest, name } = await setUp();
      const result = await effect.apply(args, context);
      const { source } = manifest.spec;
      await api.upsert({
        ...manifest,
        spec: {
          ...manifest.spec,
          source: { ...source, targetRevision: 'v2' },
        },
      });
      for (const known of [result, undefined]) {
        expect(await effect.undo(args, known, context)).toEqual({
          state: 'kept',
          note: expect.stringContaining(
            `somebody else has changed spec.source.targetRevision of the Application ${name}`,
          ),
        });
      }
      expect(await api.exists(name)).toBe(true);
    });

    it('takes no refresh and no new status for a change', async () => {
      const { effect, args, context, name } = await setUp();
      const result = await effect.apply(args, context);
      const { status } = await api.refresh(name);
      expect(status.conditions).not.toEqual([]);
      expect(await effect.undo(args, result, context)).toEqual({
        state: 'undone',
      });
      expect(await api.exists(name)).toBe(false);
    });

    it('keeps one that no longer says whose it is, and does not claim it unknown', async () => {
      const { effect, args, context, manifest, name } = await setUp();
      const result = await effect.apply(args, context);
      await api.upsert({
        ...manifest,
        metadata: {
          ...manifest.metadata,
          annotations: { [MARKER]: 'somebody-else' },
        },
      });
      expect(await effect.undo(args, result, context)).toEqual({
        state: 'kept',
        note: expect.stringContaining(`no longer says in ${MARKER}`),
      });
      expect(await effect.undo(args, undefined, context)).toEqual({
        state: 'undone',
      });
      expect(await api.exists(name)).toBe(true);
    });

    it('leaves one alone that has taken its place', async () => {
      const { effect, args, context, manifest, name } = await setUp();
      const result = await effect.apply(args, context);
      await effect.undo(args, result, context);
      await api.create(strangers(manifest));
      expect(await effect.undo(args, result, context)).toEqual({
        state: 'undone',
      });
      expect(await api.exists(name)).toBe(true);
    });

    it('ends when its Application has gone, and says what is left when that takes too long', async () => {
      const { args, context, manifest, name } = await setUp();
      const held = {
        ...manifest,
        metadata: { ...manifest.metadata, finalizers: ['example.com/stay'] },
      };
      await effectWithin(5_000).apply({ ...args, manifest: held }, context);
      const error = await effectWithin(200)
        .undo(args, undefined, context)
        .catch(thrown => thrown);
      expect(error.name).toBe('ServiceUnavailableError');
      expect(error.message).toMatch(
        new RegExp(`still has the Application ${name} 0.2 s after`),
      );
      const undoing = effectWithin(10_000).undo(args, undefined, context);
      await api.upsert({
        ...held,
        metadata: { ...held.metadata, finalizers: [] },
      });
      expect(await undoing).toEqual({ state: 'undone' });
      expect(await api.exists(name)).toBe(false);
    });

    it('stops waiting when its lease is lost', async () => {
      const { args, context, controller, effect, manifest } = await setUp();
      const held = {
        ...manifest,
        metadata: { ...manifest.metadata, finalizers: ['example.com/stay'] },
      };
      await effect.apply({ ...args, manifest: held }, context);
      const reason = new Error('lease lost');
      const undoing = effect.undo(args, undefined, context);
      await api.untilDeleting(manifest.metadata.name);
      controller.abort(reason);
      await expect(undoing).rejects.toBe(reason);
    });
  });
});
