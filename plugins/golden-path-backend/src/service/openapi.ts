import { checkPaths, checkSchemas } from './checks/openapi';
import { schemas, state } from './schemas';
import { statusPaths, statusSchemas } from './status/openapi';
import { tokenPaths, tokenSchemas } from './tokens';

const operationId = {
  name: 'operationId',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
} as const;

const operation = {
  description: 'The operation as it is now',
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/OperationView' },
    },
  },
} as const;

const failure = {
  description:
    '400 bad input, 401 not signed in, 403 not allowed, 404 not there or not visible, 409 clash, 413 too large, 503 a vendor cannot be reached',
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Failure' } },
  },
} as const;

/** The HTTP API, served at `/openapi.json`; requests are held against it. */
export const openApi = {
  openapi: '3.0.3',
  info: {
    title: 'golden-path',
    version: '1',
    description:
      'Makes services as operations that end whole or undone. Every call is made as a signed-in user, those about tokens also by programs.',
  },
  paths: {
    '/platform': {
      get: {
        operationId: 'getPlatform',
        summary: 'What is true of the platform, for generators and previews',
        responses: {
          '200': {
            description: 'The PlatformSpec',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          default: failure,
        },
      },
    },
    ...checkPaths,
    ...statusPaths,
    ...tokenPaths,
    '/operations': {
      get: {
        operationId: 'listOperations',
        summary: 'Operations that the caller may see, newest first',
        parameters: [
          {
            name: 'service',
            in: 'query',
            required: false,
            schema: { type: 'string', pattern: '^[a-z0-9-]{1,63}$' },
          },
          { name: 'state', in: 'query', required: false, schema: state },
          {
            name: 'limit',
            in: 'query',
            required: false,
            description: '20 by default',
            schema: { type: 'integer', minimum: 1, maximum: 100 },
          },
          {
            name: 'after',
            in: 'query',
            required: false,
            description: '`next` of the page before',
            schema: { type: 'string', maxLength: 200 },
          },
        ],
        responses: {
          '200': {
            description: 'A page; `next` is there when another one follows',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/OperationPage' },
              },
            },
          },
          default: failure,
        },
      },
      post: {
        operationId: 'acceptOperation',
        summary:
          'Reserves the name and the hosts and accepts the operation, or lists every reason why not',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AcceptOperationRequest' },
            },
          },
        },
        responses: { '201': operation, default: failure },
      },
    },
    '/operations/{operationId}': {
      get: {
        operationId: 'getOperation',
        parameters: [operationId],
        responses: { '200': operation, default: failure },
      },
    },
    '/operations/{operationId}/source': {
      put: {
        operationId: 'publishOperation',
        summary: 'Hands over the workspace and starts the first phase',
        parameters: [operationId],
        requestBody: {
          required: true,
          description: 'tar.gz of the workspace, at most 10 MiB',
          content: {
            'application/gzip': {
              schema: { type: 'string', format: 'binary' },
            },
          },
        },
        responses: { '202': operation, default: failure },
      },
    },
    '/operations/{operationId}/registration': {
      post: {
        operationId: 'registerOperation',
        summary: 'Starts the second phase',
        parameters: [operationId],
        responses: { '202': operation, default: failure },
      },
    },
    '/operations/{operationId}/cancel': {
      post: {
        operationId: 'cancelOperation',
        summary: 'Stops the operation and undoes what it has made',
        parameters: [operationId],
        responses: { '202': operation, default: failure },
      },
    },
    '/operations/{operationId}/undo': {
      post: {
        operationId: 'undoOperation',
        summary: 'Tries again to undo an operation that is stuck',
        parameters: [operationId],
        responses: { '202': operation, default: failure },
      },
    },
    '/operations/{operationId}/adopt': {
      post: {
        operationId: 'adoptOperation',
        summary:
          'Keeps what an operation that is stuck has left, and lets go of its name; for administrators',
        parameters: [operationId],
        responses: { '200': operation, default: failure },
      },
    },
    '/operations/{operationId}/events': {
      get: {
        operationId: 'followOperation',
        summary:
          'Events after a number; waits for news when there are none yet',
        parameters: [
          operationId,
          {
            name: 'after',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 0 },
          },
          {
            name: 'wait',
            in: 'query',
            required: false,
            description: 'Milliseconds; 0 by default',
            schema: { type: 'integer', minimum: 0, maximum: 20000 },
          },
        ],
        responses: {
          '200': {
            description: 'At most 500 events, and the operation',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/OperationNews' },
              },
            },
          },
          default: failure,
        },
      },
    },
  },
  components: {
    schemas: { ...schemas, ...checkSchemas, ...statusSchemas, ...tokenSchemas },
  },
} as const;
