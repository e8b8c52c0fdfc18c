const name = {
  name: 'name',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[a-z0-9-]{1,63}$' },
} as const;

const failure = {
  description:
    '401 without credentials, 403 not allowed, 404 no service of the golden path, 409 an operation or a rotation is at work, 503 a vendor cannot be reached',
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Failure' } },
  },
} as const;

/** Paths of the tokens of services; an answer never holds a token. */
export const tokenPaths = {
  '/services': {
    get: {
      operationId: 'listServices',
      summary: 'Services whose token the caller may replace',
      responses: {
        '200': {
          description: 'By name',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ServiceList' },
            },
          },
        },
        default: failure,
      },
    },
  },
  '/services/{name}/token': {
    get: {
      operationId: 'getToken',
      summary: "When the token of a service's pipeline ends",
      parameters: [name],
      responses: {
        '200': {
          description: 'What is known of the token',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ServiceToken' },
            },
          },
        },
        default: failure,
      },
    },
  },
  '/services/{name}/token-rotation': {
    post: {
      operationId: 'rotateToken',
      summary:
        "Replaces the token of a service's pipeline; may be repeated at any time",
      parameters: [name],
      responses: {
        '200': {
          description: 'The pipeline has a new token, the old ones are revoked',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/TokenRotation' },
            },
          },
        },
        default: failure,
      },
    },
  },
} as const;

const day = { type: 'string', format: 'date' } as const;
const count = { type: 'integer', minimum: 0 } as const;

export const tokenSchemas = {
  ServiceList: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'owner'],
          properties: { name: { type: 'string' }, owner: { type: 'string' } },
        },
      },
    },
  },
  ServiceToken: {
    type: 'object',
    additionalProperties: false,
    required: ['tokens'],
    properties: { expiresAt: day, tokens: count },
  },
  TokenRotation: {
    type: 'object',
    additionalProperties: false,
    required: ['expiresAt', 'revoked'],
    properties: { expiresAt: day, revoked: count },
  },
} as const;
