import { z } from 'zod';
import type { DesignFile } from '../design';
import { choice } from '../resources/fields';
import { lambda as lambdaType } from '../resources/lambda';
import { files } from '../resources/lambda/files';
import type { Blueprint } from './Blueprint';
import { parameters } from './parameters';

const paramsSchema = z.strictObject({
  ...parameters(
    'function',
    'Logs are kept for a month in development, for a year in production',
  ),
  runtime: choice(['nodejs22.x', 'python3.13', 'ruby3.4'], {
    title: 'Runtime',
  }).default('nodejs22.x'),
  files: files.optional(),
});

type Params = z.infer<typeof paramsSchema>;

const MEMORY: Readonly<Record<Params['capacity'], number>> = {
  small: 128,
  medium: 512,
  large: 1_024,
};

const LOG_DAYS: Readonly<Record<Params['environment'], number>> = {
  development: 30,
  production: 365,
};

function design(params: Params): DesignFile {
  const { region, name, environment, capacity, runtime, files: code } = params;
  return {
    region,
    usage: { function: { ...lambdaType.cost.assumed[capacity] } },
    nodes: [
      {
        id: 'function',
        position: { x: 0, y: 0 },
        data: {
          resourceType: 'LAMBDA',
          label: name,
          config: {
            runtime,
            memorySize: MEMORY[capacity],
            retentionInDays: LOG_DAYS[environment],
            httpApi: true,
            ...(code !== undefined && { files: code }),
          },
        },
      },
    ],
    edges: [],
  };
}

export const lambda: Blueprint<Params> = {
  id: 'lambda',
  title: 'Lambda function behind an HTTP API',
  description:
    'A function, packed as it is deployed, with an address on the internet and a log of every request.',
  paramsSchema,
  design,
};
