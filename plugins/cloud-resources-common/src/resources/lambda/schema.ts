import { z } from 'zod';
import { variables } from '../environment';
import { choice, flag, text, whole, word } from '../fields';
import { retentionInDays } from '../logGroup';
import { withRules } from '../rules';
import { tagsSchema } from '../tags';
import { files } from './files';

/** Names that Lambda sets itself (developer guide, "defined runtime environment variables"). */
const RESERVED =
  /^(AWS_(REGION|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_(FUNCTION_(NAME|MEMORY_SIZE|VERSION)|INITIALIZATION_TYPE|LOG_(GROUP|STREAM)_NAME|RUNTIME_API)|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

const texts = (title: string, each: string) =>
  z
    .array(text(512, { title: each }))
    .max(100)
    .default([])
    .meta({ title });

const corsConfiguration = z.strictObject({
  allowOrigins: texts('From these sites', 'Origin'),
  allowMethods: z
    .array(
      choice(
        ['*', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'],
        {
          title: 'Method',
        },
      ),
    )
    .max(8)
    .default([])
    .meta({ title: 'With these methods' }),
  allowHeaders: texts('With these headers', 'Header'),
  exposeHeaders: texts('Headers that pages may read', 'Header'),
  allowCredentials: flag({ title: 'With credentials' }).default(false),
  maxAge: whole({
    title: 'A browser remembers the answer for',
    unit: 's',
    min: -1,
    max: 86_400,
  }).optional(),
});

const defaultRouteSettings = z.strictObject({
  throttlingBurstLimit: whole({
    title: 'Requests at once',
    unit: 'requests',
    min: 1,
    max: 5_000,
  }).default(100),
  throttlingRateLimit: whole({
    title: 'Requests a second',
    unit: 'requests/s',
    min: 1,
    max: 10_000,
  }).default(50),
});

/** Limits: AWS Lambda developer guide, "quotas", 2025. Languages whose code is text. */
const fields = z.strictObject({
  description: text(256, { title: 'Description' }).optional(),
  runtime: choice(
    [
      'nodejs24.x',
      'nodejs22.x',
      'python3.14',
      'python3.13',
      'python3.12',
      'ruby3.4',
      'ruby3.3',
    ],
    { title: 'Runtime' },
  ).default('nodejs22.x'),
  files: files.optional(),
  handler: word(/^[^\s]{1,128}$/, 'file and function, such as index.handler', {
    title: 'Handler',
    help: 'File and function',
  }).default('index.handler'),
  architectures: z
    .array(choice(['x86_64', 'arm64'], { title: 'Processor' }))
    .length(1, 'AWS takes one')
    .default(['x86_64'])
    .meta({ title: 'Processor' }),
  memorySize: whole({
    title: 'Memory',
    unit: 'MB',
    help: 'Processor time grows with it',
    min: 128,
    max: 10_240,
  }).default(128),
  timeout: whole({
    title: 'Stopped after',
    unit: 's',
    help: 'An HTTP API waits for at most 30',
    min: 1,
    max: 900,
  }).default(10),
  ephemeralStorage: z
    .strictObject({
      size: whole({ title: 'Size', unit: 'MB', min: 512, max: 10_240 }),
    })
    .default({ size: 512 })
    .meta({ title: 'Space in /tmp' }),
  reservedConcurrentExecutions: whole({
    title: 'At most at once',
    help: 'Left out, as many as the account may',
    unit: 'executions',
    min: 0,
    max: 1_000_000,
  }).optional(),
  environment: z
    .strictObject({ variables: variables(RESERVED) })
    .optional()
    .meta({ title: 'Environment' }),
  tracingConfig: z
    .strictObject({
      mode: choice(['PassThrough', 'Active'], { title: 'Tracing' }),
    })
    .default({ mode: 'PassThrough' })
    .meta({ title: 'X-Ray' }),
  retentionInDays,
  vpc: flag({
    title: 'In the private subnets',
    help: 'So without a way out until there is a NAT gateway. A security group, a database or a cache beside it puts it there too',
  }).default(false),
  batchSize: whole({
    title: 'Messages or records at once',
    help: 'From a queue or a table; left out, 10 of a queue and 100 of a table. A FIFO queue gives at most 10',
    unit: 'messages',
    min: 1,
    max: 10_000,
  }).optional(),
  httpApi: flag({
    title: 'HTTP API',
    help: 'An address on the internet at which every request calls the function',
  }).default(false),
  routeKey: word(
    /^(\$default|(ANY|GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE) \/[\w.~{}+/-]*)$/,
    '$default, or a method and a path such as GET /orders/{id}',
    { title: 'Route', help: '$default takes every request', max: 256 },
  ).default('$default'),
  authorizationType: choice(['NONE', 'AWS_IAM'], {
    title: 'Who may call the API',
    help: 'AWS_IAM takes requests that are signed with credentials of AWS',
  }).default('NONE'),
  corsConfiguration: corsConfiguration
    .optional()
    .meta({ title: 'Requests from other sites (CORS)' }),
  defaultRouteSettings: defaultRouteSettings
    .prefault({})
    .meta({ title: 'Most requests to the API' }),
  tags: tagsSchema.default({}),
});

/** A function behind an HTTP API has to answer while API Gateway waits. */
const LONGEST_BEHIND_API = 30;

export const configSchema = withRules(fields, [
  {
    path: 'timeout',
    message: `may be at most ${LONGEST_BEHIND_API} behind an HTTP API, which waits no longer`,
    holds: ({ httpApi, timeout }) =>
      httpApi !== true ||
      typeof timeout !== 'number' ||
      timeout <= LONGEST_BEHIND_API,
  },
  {
    path: 'corsConfiguration',
    message: 'needs httpApi',
    holds: ({ httpApi, corsConfiguration: cors }) =>
      httpApi === true || cors === undefined,
  },
]);

/** @public */
export type LambdaConfig = z.infer<typeof configSchema>;
