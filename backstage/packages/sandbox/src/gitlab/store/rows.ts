/** 0 and 1, as SQLite keeps them. */
export type Flag = 0 | 1;

export type Visibility = 'private' | 'internal' | 'public';

export interface UserRow {
  id: number;
  username: string;
  name: string;
  email: string;
  admin: Flag;
  bot: Flag;
  created_at: string;
}

export interface NamespaceRow {
  id: number;
  kind: 'group' | 'user';
  owner_id: number | null;
  parent_id: number | null;
  name: string;
  path: string;
  full_path: string;
  description: string;
  visibility: Visibility;
  created_at: string;
}

export interface ProjectRow {
  id: number;
  namespace_id: number;
  name: string;
  path: string;
  description: string | null;
  visibility: Visibility;
  default_branch: string;
  /** JSON: a list of texts. */
  topics: string;
  /** JSON: the settings that only come back as they were set. */
  settings: string;
  creator_id: number;
  created_at: string;
  updated_at: string;
  last_activity_at: string;
  marked_for_deletion_at: string | null;
  /** Joined from the namespace. */
  full_path: string;
}

export interface MemberRow {
  source: 'group' | 'project';
  source_id: number;
  user_id: number;
  access_level: number;
  expires_at: string | null;
  created_at: string;
}

export interface TokenRow {
  id: number;
  user_id: number;
  project_id: number | null;
  name: string;
  description: string | null;
  digest: string;
  /** JSON: a list of texts. */
  scopes: string;
  access_level: number | null;
  expires_at: string | null;
  revoked: Flag;
  created_at: string;
  last_used_at: string | null;
}

export interface VariableRow {
  id: number;
  project_id: number;
  key: string;
  value: string;
  variable_type: string;
  protected: Flag;
  masked: Flag;
  hidden: Flag;
  raw: Flag;
  environment_scope: string;
  description: string | null;
}

export interface HookRow {
  id: number;
  project_id: number | null;
  url: string;
  token: string | null;
  name: string;
  description: string;
  push_events: Flag;
  tag_push_events: Flag;
  enable_ssl_verification: Flag;
  created_at: string;
}

export interface ProtectedBranchRow {
  id: number;
  project_id: number;
  name: string;
  push_access_level: number;
  merge_access_level: number;
  allow_force_push: Flag;
}
