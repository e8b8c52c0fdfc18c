import type { TreeChange } from './fastImport';
import type { TreeEntry } from './treeEntry';

export interface CommitAction {
  action: 'create' | 'update' | 'delete' | 'move' | 'chmod';
  file_path: string;
  previous_path?: string;
  content?: string;
  encoding?: 'text' | 'base64';
  execute_filemode?: boolean;
  last_commit_id?: string;
}

/** An action that cannot be applied, in Gitaly's words. */
export class IndexError extends Error {
  override name = 'IndexError';
}

/** What a planned commit knows of a file. */
interface File {
  mode: string;
  /** The object that is in the repository already, or else the content. */
  source: { object: string } | { content: Buffer };
}

function checkPath(path: string): string {
  if (!path) throw new IndexError('You must provide a file path');
  const parts = path.split('/');
  if (parts.includes('..')) {
    throw new IndexError('Path cannot include directory traversal');
  }
  const illegal =
    path.includes('\0') ||
    parts.some(part => part === '' || part === '.' || /^\.git$/i.test(part));
  if (illegal) throw new IndexError(`invalid path: '${path}'`);
  return path;
}

function contentOf(action: CommitAction): Buffer {
  return Buffer.from(
    action.content ?? '',
    action.encoding === 'base64' ? 'base64' : 'utf8',
  );
}

/** The files of a branch while actions are applied to them, one by one. */
class Index {
  readonly changes: TreeChange[] = [];
  private readonly files = new Map<string, File>();
  /** How many files lie below each folder. */
  private readonly folders = new Map<string, number>();

  constructor(entries: TreeEntry[]) {
    for (const entry of entries) {
      if (entry.type !== 'tree') {
        this.add(entry.path, {
          mode: entry.mode,
          source: { object: entry.object },
        });
      }
    }
  }

  apply(action: CommitAction) {
    const path = checkPath(action.file_path);
    switch (action.action) {
      case 'create':
        this.absent(path);
        this.write(path, action, action.execute_filemode ? '100755' : '100644');
        break;
      case 'update': {
        const file = this.present(path);
        this.write(path, action, this.modeAfter(file, action));
        break;
      }
      case 'delete':
        this.present(path);
        this.remove(path);
        this.changes.push({ kind: 'delete', path });
        break;
      case 'move':
        this.move(path, action);
        break;
      default: {
        const { source } = this.present(path);
        const mode = action.execute_filemode ? '100755' : '100644';
        this.put(path, { mode, source });
      }
    }
  }

  private move(path: string, action: CommitAction) {
    const from = checkPath(action.previous_path ?? '');
    const file = this.present(from);
    this.absent(path);
    this.remove(from);
    if (action.content === undefined) {
      this.add(path, file);
      this.changes.push({ kind: 'rename', from, to: path });
    } else {
      this.changes.push({ kind: 'delete', path: from });
      this.write(path, action, this.modeAfter(file, action));
    }
  }

  private modeAfter(file: File, action: CommitAction): string {
    if (action.execute_filemode === undefined) return file.mode;
    return action.execute_filemode ? '100755' : '100644';
  }

  private write(path: string, action: CommitAction, mode: string) {
    this.put(path, { mode, source: { content: contentOf(action) } });
  }

  private put(path: string, file: File) {
    this.add(path, file);
    const { mode, source } = file;
    this.changes.push(
      'object' in source
        ? { kind: 'link', path, mode, object: source.object }
        : { kind: 'write', path, mode, content: source.content },
    );
  }

  private present(path: string): File {
    const file = this.files.get(path);
    if (!file) throw new IndexError("A file with this name doesn't exist");
    return file;
  }

  private absent(path: string) {
    if (this.files.has(path)) {
      throw new IndexError('A file with this name already exists');
    }
    if ((this.folders.get(path) ?? 0) > 0) {
      throw new IndexError('A directory with this name already exists');
    }
    if (this.parents(path).some(parent => this.files.has(parent))) {
      throw new IndexError('A file with this name already exists');
    }
  }

  private parents(path: string): string[] {
    const parts = path.split('/').slice(0, -1);
    return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
  }

  private add(path: string, file: File) {
    if (!this.files.has(path)) this.count(path, 1);
    this.files.set(path, file);
  }

  private remove(path: string) {
    if (this.files.delete(path)) this.count(path, -1);
  }

  private count(path: string, by: number) {
    for (const folder of this.parents(path)) {
      this.folders.set(folder, (this.folders.get(folder) ?? 0) + by);
    }
  }
}

/**
 * What the actions of one commit do to a tree. Later actions see what earlier
 * ones did.
 *
 * @throws IndexError with Gitaly's text for the first action that does not fit
 */
export function planCommit(
  base: TreeEntry[],
  actions: CommitAction[],
): TreeChange[] {
  const index = new Index(base);
  for (const action of actions) index.apply(action);
  return index.changes;
}
