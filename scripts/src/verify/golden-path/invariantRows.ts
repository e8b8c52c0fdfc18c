import { jestStage } from '../../testing/jestStage';
import { must } from '../expect';
import { Row } from '../Row';

const section = 'invariants';

const COMMON = 'golden-path-common/src';

/** Properties and named counter-examples of one kind, as `npm test` runs them. */
function properties(name: string, pattern: string): Row<unknown> {
  return {
    section,
    name,
    async run() {
      const { passed, failed, skipped } = await jestStage({ pattern }).run();
      const left = skipped.filter(test => !test.includes('PostgreSQL'));
      must(failed.length === 0, failed.join('\n'));
      must(left.length === 0, `skipped: ${left.join(', ')}`);
      must(passed > 0, `no test matches ${pattern}`);
      return `${passed} tests`;
    },
  };
}

/** What golden-path.md says of every service, over 1,000 arbitrary services and platforms each. */
export const invariantRows: Row<unknown>[] = [
  properties(
    'manifests: complete, hardened, sized as asked; 30 samples built by kubectl kustomize as the checks see them',
    `${COMMON}/render/manifests`,
  ),
  properties(
    'alerts and dashboards follow the objective',
    `${COMMON}/render/(observability|dashboardUid)`,
  ),
  properties(
    'boundaries: quota, network, access, project, admission rules against 18 attacks, least privilege on AWS',
    `${COMMON}/render/registration`,
  ),
  properties(
    'every object fits its schema, and everything that it refers to is there',
    `(${COMMON}/(checks|render/kubernetesSchemas)|golden-path-backend/src/validation)`,
  ),
  properties(
    'same bytes again; any text comes back, read as YAML 1.1 and 1.2',
    `${COMMON}/render/(renderService|yaml|catalogInfo|names)`,
  ),
  properties(
    'wrong specifications get a message for each place; no value of a secret is repeated',
    `${COMMON}/spec`,
  ),
];
