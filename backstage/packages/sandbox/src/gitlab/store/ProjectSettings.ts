import type { Database } from './Database';
import type { HookRow, ProtectedBranchRow, VariableRow } from './rows';
import { AccessLevel } from './People';

/** `main`, or with wildcards `release/*`. */
function matches(pattern: string, branch: string): boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(branch);
}

/** Variables, hooks and protected branches of projects. */
export class ProjectSettings {
  constructor(private readonly db: Database) {}

  variables(projectId: number): VariableRow[] {
    return this.db.all(
      'SELECT * FROM variables WHERE project_id = ? ORDER BY key, environment_scope',
      projectId,
    );
  }

  addVariable(variable: Omit<VariableRow, 'id'>): VariableRow {
    const id = this.db.insert('variables', { ...variable });
    return { id, ...variable };
  }

  updateVariable(id: number, change: Partial<VariableRow>): VariableRow {
    this.db.update('variables', id, { ...change });
    return this.db.get(
      'SELECT * FROM variables WHERE id = ?',
      id,
    ) as VariableRow;
  }

  removeVariable(id: number) {
    this.db.run('DELETE FROM variables WHERE id = ?', id);
  }

  /** Those of a project, or of the whole instance. */
  hooks(projectId: number | null): HookRow[] {
    return this.db.all(
      'SELECT * FROM hooks WHERE project_id IS ? ORDER BY id',
      projectId,
    );
  }

  addHook(hook: Omit<HookRow, 'id' | 'created_at'>): HookRow {
    const row = { ...hook, created_at: new Date().toISOString() };
    return { id: this.db.insert('hooks', row), ...row };
  }

  updateHook(id: number, change: Partial<HookRow>): HookRow {
    this.db.update('hooks', id, { ...change });
    return this.db.get('SELECT * FROM hooks WHERE id = ?', id) as HookRow;
  }

  removeHook(id: number) {
    this.db.run('DELETE FROM hooks WHERE id = ?', id);
  }

  protections(projectId: number): ProtectedBranchRow[] {
    return this.db.all(
      'SELECT * FROM protected_branches WHERE project_id = ? ORDER BY name',
      projectId,
    );
  }

  protect(
    projectId: number,
    name: string,
    levels: {
      push?: number;
      merge?: number;
      allowForcePush?: boolean;
    } = {},
  ): ProtectedBranchRow {
    this.db.run(
      `INSERT INTO protected_branches
         (project_id, name, push_access_level, merge_access_level, allow_force_push)
       VALUES (?, ?, ?, ?, ?)`,
      projectId,
      name,
      levels.push ?? AccessLevel.maintainer,
      levels.merge ?? AccessLevel.maintainer,
      levels.allowForcePush ? 1 : 0,
    );
    return this.protections(projectId).find(
      row => row.name === name,
    ) as ProtectedBranchRow;
  }

  unprotect(id: number) {
    this.db.run('DELETE FROM protected_branches WHERE id = ?', id);
  }

  updateProtection(id: number, change: Partial<ProtectedBranchRow>) {
    this.db.update('protected_branches', id, { ...change });
  }

  /** The protections that cover a branch. */
  protectionsOf(projectId: number, branch: string): ProtectedBranchRow[] {
    return this.protections(projectId).filter(row => matches(row.name, branch));
  }
}
