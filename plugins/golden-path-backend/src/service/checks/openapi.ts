const clashes = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['system', 'message'],
    properties: {
      host: {
        type: 'string',
        description: 'Set when it is not the name that is taken, but this host',
      },
      system: {
        type: 'string',
        enum: ['gitlab', 'workloads', 'catalog', 'argocd', 'operation'],
      },
      message: { type: 'string' },
      url: { type: 'string' },
    },
  },
} as const;

const failure = {
  description: '401 not signed in, 503 a vendor cannot be reached',
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Failure' } },
  },
} as const;

/** Paths of what can be asked before anything is made. */
export const checkPaths = {
  '/names/{name}': {
    get: {
      operationId: 'checkName',
      summary: 'Whether a name is free everywhere, with every clash',
      parameters: [
        {
          name: 'name',
          in: 'path',
          required: true,
          schema: { type: 'string', maxLength: 1000 },
        },
      ],
      responses: {
        '200': {
          description: 'Also when the name is taken or not allowed',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/NameCheck' },
            },
          },
        },
        default: failure,
      },
    },
  },
  '/hosts/{host}': {
    get: {
      operationId: 'checkHost',
      summary:
        'Whether a host on the shared load balancer is free, with every clash',
      parameters: [
        {
          name: 'host',
          in: 'path',
          required: true,
          schema: { type: 'string', maxLength: 1000 },
        },
      ],
      responses: {
        '200': {
          description: 'Also when the host is taken or not allowed',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/HostCheck' },
            },
          },
        },
        default: failure,
      },
    },
  },
  '/service-checks': {
    post: {
      operationId: 'checkService',
      summary:
        'Everything that stands against the answers of a form, at once; changes nothing',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ServiceCheckRequest' },
          },
        },
      },
      responses: {
        '200': {
          description: 'Also when the answers cannot be used',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ServiceCheck' },
            },
          },
        },
        default: failure,
      },
    },
  },
} as const;

export const checkSchemas = {
  NameCheck: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'available', 'problems', 'clashes'],
    properties: {
      name: { type: 'string' },
      available: { type: 'boolean' },
      problems: { type: 'array', items: { type: 'string' } },
      clashes,
    },
  },
  HostCheck: {
    type: 'object',
    additionalProperties: false,
    required: ['host', 'available', 'problems', 'clashes'],
    properties: {
      host: { type: 'string' },
      available: { type: 'boolean' },
      problems: { type: 'array', items: { type: 'string' } },
      clashes,
    },
  },
  ServiceCheckRequest: {
    type: 'object',
    additionalProperties: false,
    required: ['service'],
    properties: {
      service: {
        type: 'object',
        description:
          'The answers of a form: the keys of a ServiceSpec without apiVersion and kind',
        additionalProperties: true,
      },
    },
  },
  ServiceCheck: {
    type: 'object',
    additionalProperties: false,
    required: ['problems', 'clashes'],
    properties: {
      problems: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['path', 'message'],
          properties: {
            path: {
              type: 'string',
              description: '`environments.0.cpu`; empty for the whole',
            },
            message: { type: 'string' },
          },
        },
      },
      clashes,
      service: {
        type: 'object',
        description: 'The complete ServiceSpec, when there is no problem',
        additionalProperties: true,
      },
    },
  },
} as const;
