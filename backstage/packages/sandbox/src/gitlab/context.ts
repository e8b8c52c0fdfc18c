import type { Logger } from 'pino';
import type { ProjectLimit } from './api/projectLimit';
import type { Repositories } from './Repositories';
import type { Webhooks } from './push';
import type { Store } from './store';

/** What every route works with. */
export interface GitLabContext {
  /** Without a slash at its end. */
  url: string;
  store: Store;
  repositories: Repositories;
  webhooks: Webhooks;
  /** Whether a project that waits for its deletion may be removed at once. */
  permanentRemoval: boolean;
  projectLimit: ProjectLimit;
  /** Folder of the hooks that every repository shares. */
  hooksDir: string;
  log: Logger;
}
