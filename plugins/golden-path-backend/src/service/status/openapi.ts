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

const texts = (...names: string[]) =>
  ({
    type: 'object',
    additionalProperties: false,
    required: names,
    properties: Object.fromEntries(names.map(name => [name, text])),
  } as const);

const share = { type: 'number', minimum: 0, maximum: 100 } as const;

const slo = {
  type: 'object',
  additionalProperties: false,
  required: ['availability', 'latency'],
  properties: {
    availability: share,
    latency: {
      type: 'object',
      additionalProperties: false,
      required: ['percent', 'milliseconds'],
      properties: { percent: share, milliseconds: { type: 'integer' } },
    },
  },
} as const;

const deployed = {
  type: 'object',
  additionalProperties: false,
  required: ['sync', 'health', 'images', 'problems'],
  properties: {
    sync: text,
    health: text,
    revision: texts('id', 'url'),
    images: { type: 'array', items: text },
    syncedAt: { type: 'string', format: 'date-time' },
    problems: { type: 'array', items: text },
  },
} as const;

export const statusSchemas = {
  ServiceStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'slo', 'owners', 'links', 'environments'],
    properties: {
      name: text,
      slo,
      owners: texts('service', 'platform'),
      links: texts('pipeline', 'repository', 'gitopsRepository', 'boundary'),
      environments: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: [
            'environment',
            'namespace',
            'application',
            'dashboardUrl',
            'logsUrl',
            'tracesUrl',
          ],
          properties: {
            environment: text,
            namespace: text,
            url: text,
            application: texts('name', 'url'),
            dashboardUrl: text,
            logsUrl: text,
            tracesUrl: text,
            deployed,
          },
        },
      },
    },
  },
} as const;
