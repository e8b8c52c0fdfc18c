import { ConflictError } from '@backstage/errors';
import type { OperationStage } from '@cloudforge/plugin-golden-path-common';
import {
  Effect,
  OperationDefinition,
  Stage,
  StageContext,
} from '../operations/Effect';
import { ToyVendor } from './ToyVendor';

/** What the effect calls of the vendor. */
export type ToyPort = Pick<ToyVendor, 'find' | 'create' | 'delete'>;

type Args = { path: string };
type Result = { id: number };

/** Makes one thing at the toy vendor, as a real effect would at a real one. */
export function toyEffect(vendor: ToyPort): Effect<Args, Result> {
  return {
    type: 'toy',
    title: ({ path }) => `toy ${path}`,
    url: ({ path }) => `https://toys.example.com/${path}`,
    async apply({ path }, { operationId, signal }) {
      const found = vendor.find(path);
      if (found?.marker === operationId) {
        return { id: found.id };
      }
      if (found) {
        throw new ConflictError(`the toy ${path} exists`);
      }
      const { id } = await vendor.create(path, operationId, signal);
      return { id };
    },
    async undo({ path }, result, { operationId, signal }) {
      const found = vendor.find(path);
      if (
        !found ||
        found.marker !== operationId ||
        (result && found.id !== result.id)
      ) {
        return { state: 'undone' };
      }
      if (found.touched) {
        return { state: 'kept', note: `somebody has changed ${path}` };
      }
      await vendor.delete(found.id, signal);
      return { state: 'undone' };
    },
  };
}

export type Hooks = Partial<
  Record<OperationStage, (context: StageContext) => Promise<void> | void>
>;

/** What `name` consists of when it is whole, sorted. */
export function wholeToys(name: string): string[] {
  return [
    `apps/${name}`,
    `argocd/${name}`,
    `catalog/${name}`,
    `gitops/${name}`,
    `workloads/${name}`,
  ];
}

/** Five things in four stages, two of them at once; a hook runs at the start of its stage. */
export function toyDefinition(
  vendor: ToyPort,
  hooks: Hooks = {},
): OperationDefinition {
  const effect = toyEffect(vendor);
  const stage = (name: OperationStage, ...roots: string[]): Stage => ({
    name,
    async run(context) {
      await hooks[name]?.(context);
      await Promise.all(
        roots.map(root =>
          context.apply(effect, { path: `${root}/${context.spec.name}` }),
        ),
      );
    },
  });
  return {
    kind: 'create-service',
    publish: [
      stage('check'),
      stage('projects', 'apps', 'gitops'),
      stage('push', 'workloads'),
    ],
    register: [stage('catalog', 'catalog'), stage('argocd', 'argocd')],
    effects: [effect as unknown as Effect],
  };
}
