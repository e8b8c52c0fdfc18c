import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { GitRepository } from './GitRepository';
import { CommitAction, IndexError, planCommit } from './commitActions';
import { fastImport } from './fastImport';
import type { TreeEntry } from './treeEntry';

jest.setTimeout(120_000);

const signature = { name: 'Ann', email: 'ann@example.com' };

describe('planCommit', () => {
  const create = (file_path: string): CommitAction => ({
    action: 'create',
    file_path,
    content: '',
  });

  it.each([
    [[create('a'), create('a')], 'A file with this name already exists'],
    [[create('a/b'), create('a')], 'A directory with this name already exists'],
    [[create('a'), create('a/b')], 'A file with this name already exists'],
    [[create('')], 'You must provide a file path'],
    [[create('a/../b')], 'Path cannot include directory traversal'],
    [[create('/a')], "invalid path: '/a'"],
    [[create('a//b')], "invalid path: 'a//b'"],
    [[create('.git/config')], "invalid path: '.git/config'"],
    [[create('a/.GIT')], "invalid path: 'a/.GIT'"],
  ])('refuses %j', (actions, message) => {
    expect(() => planCommit([], actions)).toThrow(new IndexError(message));
  });

  it('lets a later action use what an earlier one freed', () => {
    const actions: CommitAction[] = [
      create('a/b'),
      { action: 'delete', file_path: 'a/b' },
      create('a'),
    ];
    expect(planCommit([], actions)).toHaveLength(3);
  });
});

/** What a tree holds: mode and content of each path. */
type Model = Map<string, [mode: string, content: string]>;

/** The rules of the commits API, said once more and simply. */
function applyToModel(model: Model, action: CommitAction): boolean {
  const { file_path: path, previous_path: from = '', content } = action;
  const blocked = [...model.keys()].some(
    other =>
      other === path ||
      other.startsWith(`${path}/`) ||
      path.startsWith(`${other}/`),
  );
  const file = model.get(action.action === 'move' ? from : path);
  switch (action.action) {
    case 'create':
      if (blocked) return false;
      model.set(path, [
        action.execute_filemode ? '100755' : '100644',
        content ?? '',
      ]);
      return true;
    case 'update':
      if (!file) return false;
      model.set(path, [file[0], content ?? '']);
      return true;
    case 'delete':
      return model.delete(path);
    case 'move':
      // a destination inside the moved file's own path is left to git
      if (!file || blocked) return false;
      model.delete(from);
      model.set(path, [file[0], content ?? file[1]]);
      return true;
    default:
      if (!file) return false;
      model.set(path, [action.execute_filemode ? '100755' : '100644', file[1]]);
      return true;
  }
}

function plannedOrRefused(base: TreeEntry[], actions: CommitAction[]) {
  try {
    return planCommit(base, actions);
  } catch (error) {
    if (error instanceof IndexError) return 'refused';
    throw error;
  }
}

describe('a commit of actions', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'cloudforge-git-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const name = fc.oneof(
    fc.constantFrom('a', 'b', 'c'),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .map(text => text.replace(/[/\0]/g, '_'))
      .filter(text => !['.', '..'].includes(text) && !/^\.git/i.test(text)),
    fc.constantFrom(
      '"quoted"',
      'back\\slash',
      'new\nline',
      ' space ',
      '-dash',
      '\u00e4\u{1f680}',
      '*?[x]',
    ),
  );
  const path = fc
    .array(name, { minLength: 1, maxLength: 3 })
    .map(parts => parts.join('/'));
  const content = fc.option(fc.string({ unit: 'grapheme' }), {
    nil: undefined,
  });
  const action = (paths: string[]): fc.Arbitrary<CommitAction> => {
    const known = fc.constantFrom(...paths);
    return fc.oneof(
      fc.record({
        action: fc.constant('create' as const),
        file_path: known,
        content,
        execute_filemode: fc.boolean(),
      }),
      fc.record({
        action: fc.constant('update' as const),
        file_path: known,
        content,
      }),
      fc.record({ action: fc.constant('delete' as const), file_path: known }),
      fc.record({
        action: fc.constant('move' as const),
        file_path: known,
        previous_path: known,
        content,
      }),
      fc.record({
        action: fc.constant('chmod' as const),
        file_path: known,
        execute_filemode: fc.boolean(),
      }),
    );
  };

  async function modelOf(repository: GitRepository, commit: string) {
    const model: Model = new Map();
    for (const entry of (await repository.tree(commit, '', true)) ?? []) {
      if (entry.type === 'blob') {
        const bytes = await repository.blob(entry.object);
        model.set(entry.path, [entry.mode, bytes.toString()]);
      }
    }
    return model;
  }

  it('leaves the tree that a simple model says, whatever the paths', async () => {
    const repository = await GitRepository.init(join(dir, 'r.git'), 'main');
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(path, { minLength: 2, maxLength: 6 }).chain(paths =>
          fc.array(fc.array(action(paths), { minLength: 1, maxLength: 5 }), {
            minLength: 1,
            maxLength: 4,
          }),
        ),
        async commits => {
          run += 1;
          const ref = `refs/heads/run-${run}`;
          let parent: string | undefined;
          let model: Model = new Map();
          for (const actions of commits) {
            const next: Model = new Map(model);
            const fits = actions.every(one => applyToModel(next, one));
            const base = parent
              ? (await repository.tree(parent, '', true)) ?? []
              : [];
            const changes = plannedOrRefused(base, actions);
            expect(changes !== 'refused').toBe(fits);
            if (changes === 'refused') continue;
            model = next;
            parent = await fastImport(repository.dir, {
              ref,
              parent,
              message: 'Change',
              author: signature,
              committer: signature,
              changes,
            });
            expect(await modelOf(repository, parent)).toEqual(model);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps a message and the names of people, and no line of its own making', async () => {
    const repository = await GitRepository.init(join(dir, 'r.git'), 'main');
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }).map(text => text.replace(/\0/g, '')),
        fc.string({ unit: 'grapheme' }),
        async (message, who) => {
          run += 1;
          const id = await fastImport(repository.dir, {
            ref: `refs/heads/run-${run}`,
            message: `x${message}\ncommit refs/heads/other\n`,
            author: { name: who, email: `${who}\ncommitter evil` },
            committer: signature,
            changes: [],
          });
          const commit = await repository.commit(id);
          expect(commit?.message).toContain(`x${message}`);
          expect(commit?.committer.name).toBe('Ann');
          expect(await repository.resolve('refs/heads/other')).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });
});
