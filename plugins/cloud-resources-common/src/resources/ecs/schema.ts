import { z } from 'zod';
import { variables } from '../environment';
import { choice, flag, text, whole, word } from '../fields';
import { retentionInDays } from '../logGroup';
import { withRules, type Rule } from '../rules';
import { tagsSchema } from '../tags';

const GB = 1_024;

const range = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);

/** Memory in MB that Fargate gives to so many CPU units (Amazon ECS developer guide, "task CPU and memory"). */
const MEMORY: Readonly<Record<number, readonly number[]>> = {
  256: [512, GB, 2 * GB],
  512: range(GB, 4 * GB, GB),
  1024: range(2 * GB, 8 * GB, GB),
  2048: range(4 * GB, 16 * GB, GB),
  4096: range(8 * GB, 30 * GB, GB),
  8192: range(16 * GB, 60 * GB, 4 * GB),
  16384: range(32 * GB, 120 * GB, 8 * GB),
};

/** Variables that ECS sets itself in a task on Fargate. */
const RESERVED =
  /^(AWS_(REGION|DEFAULT_REGION|EXECUTION_ENV|CONTAINER_CREDENTIALS_RELATIVE_URI)|ECS_(CONTAINER_METADATA_URI(_V4)?|AGENT_URI))$/;

const fields = z.strictObject({
  image: word(
    /^[a-z0-9][a-z0-9._/:@-]{0,1023}$/i,
    'the address of an image, such as public.ecr.aws/nginx/nginx:1.29',
    {
      title: 'Image',
      help: 'Fetched at each start, for which a private task needs a NAT gateway',
      max: 1_024,
    },
  ).default('public.ecr.aws/nginx/nginx:stable-alpine'),
  command: z
    .array(text(1_024, { title: 'Word' }))
    .max(100)
    .optional()
    .meta({ title: 'Command', description: "In place of the image's" }),
  containerPort: whole({ title: 'Port', min: 1, max: 65_535 }).default(80),
  environment: variables(RESERVED).optional(),
  cpu: z.literal([256, 512, 1024, 2048, 4096, 8192, 16384]).default(256).meta({
    title: 'CPU',
    unit: 'units',
    description: '1,024 units are a vCPU',
  }),
  memory: whole({
    title: 'Memory',
    unit: 'MB',
    min: 512,
    max: 122_880,
  }).default(512),
  cpuArchitecture: choice(['X86_64', 'ARM64'], { title: 'Processor' }).default(
    'X86_64',
  ),
  ephemeralStorage: z
    .strictObject({
      sizeInGib: whole({ title: 'Size', unit: 'GiB', min: 21, max: 200 }),
    })
    .optional()
    .meta({ title: 'Disk', description: 'Left out, 20 GiB, which are free' }),
  readonlyRootFilesystem: flag({
    title: 'The container cannot write to its files',
    help: 'Not every image can run so',
  }).default(false),
  desiredCount: whole({
    title: 'How many',
    unit: 'tasks',
    min: 0,
    max: 1_000,
  }).default(1),
  assignPublicIp: flag({
    title: 'Public address',
    help: 'Charged by the hour; the task then stands in a public subnet',
  }).default(false),
  enableExecuteCommand: flag({
    title: 'Shells in the container',
    help: 'Through ECS Exec',
  }).default(false),
  healthCheckGracePeriodSeconds: whole({
    title: 'Health counts after',
    unit: 's',
    help: 'Behind a balancer',
    min: 0,
    max: 2_147_483_647,
  }).default(60),
  containerInsights: choice(['disabled', 'enabled', 'enhanced'], {
    title: 'Container Insights',
    help: 'Metrics that are charged for',
  }).default('disabled'),
  retentionInDays,
  tags: tagsSchema.default({}),
});

const rules: readonly Rule[] = [
  {
    path: 'memory',
    message:
      'does not fit the CPU: 256 units take 512, 1024 or 2048 MB; 512 take 1024 to 4096; 1024 take 2048 to 8192; 2048 take 4096 to 16384; 4096 take 8192 to 30720, each in steps of 1024; 8192 take 16384 to 61440 in steps of 4096; 16384 take 32768 to 122880 in steps of 8192',
    holds: ({ cpu = 256, memory = 512 }) => {
      const fitting = MEMORY[cpu as number];
      return (
        fitting === undefined ||
        typeof memory !== 'number' ||
        fitting.includes(memory)
      );
    },
  },
];

export const configSchema = withRules(fields, rules);

/** @public */
export type EcsConfig = z.infer<typeof configSchema>;
