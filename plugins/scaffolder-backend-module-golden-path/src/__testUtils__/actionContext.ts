import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';

const workspaces = createMockDirectory();

export interface TestContext<
  Input extends JsonObject,
  Output extends JsonObject,
> {
  context: ActionContext<Input, Output>;
  /** Everything that was put out, by name. */
  outputs: Partial<Output>;
  /** Everything that was logged, as `level message`. */
  log: string[];
}

/** A context as the scaffolder gives it, which keeps what the action says. */
export function actionContext<
  Input extends JsonObject,
  Output extends JsonObject,
>(
  _action: { handler(ctx: ActionContext<Input, Output>): Promise<void> },
  input: Input,
  more: Partial<ActionContext<Input, Output>> = {},
): TestContext<Input, Output> {
  const outputs: Partial<Output> = {};
  const log: string[] = [];
  const keep = (level: string) => (message: string) => {
    log.push(`${level} ${message}`);
  };
  const workspacePath = workspaces.resolve(randomUUID());
  mkdirSync(workspacePath);
  const logger = mockServices.logger.mock({
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  });
  const context: ActionContext<Input, Output> = {
    ...createMockActionContext<Input, Output>({ input, workspacePath }),
    logger,
    output: (name, value) => {
      outputs[name] = value;
    },
    ...more,
  };
  return { context, outputs, log };
}
