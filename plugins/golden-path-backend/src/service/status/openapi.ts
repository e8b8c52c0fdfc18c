const text = { type: 'string' } as const;

/** Paths of how services run. */
export const statusPaths = {
  '/services/{name}/status': {
    get: {
      operationId: 'getServiceStatus',
      summary: 'How a service runs in each of its environments',
      parameters: [
        {
          name: 'name',
          in: 'path',
          required: true,
          schema: { type: 'string', pattern: '^[a-z0-9-]{1,63}$' },
        },
      ],
      responses: {
        '200': {
          description: 'In order of promotion',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ServiceStatus' },
            },
          },
        },
        default: {
          description:
            '401 not signed in, 404 no service of the golden path or not visible, 409 the service does not describe itself, 503 a vendor cannot be reached',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Failure' },
            },
          },
        },
      },
    },
  },
} as const;

const link = (of: string) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: [of, 'url'],
    properties: { [of]: text, url: text },
  } as const);

const deployed = {
  type: 'object',
  additionalProperties: false,
  required: ['sync', 'health', 'images', 'problems'],
  properties: {
    sync: text,
    health: text,
    revision: link('id'),
    images: { type: 'array', items: text },
    syncedAt: { type: 'string', format: 'date-time' },
    problems: { type: 'array', items: text },
  },
} as const;

export const statusSchemas = {
  ServiceStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'environments'],
    properties: {
      name: text,
      environments: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['environment', 'namespace', 'application'],
          properties: {
            environment: text,
            namespace: text,
            url: text,
            application: link('name'),
            deployed,
          },
        },
      },
    },
  },
} as const;
