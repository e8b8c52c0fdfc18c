const stage = {
  type: 'string',
  enum: [
    'check',
    'render',
    'projects',
    'push',
    'access',
    'catalog',
    'workloads',
    'argocd',
  ],
} as const;

export const state = {
  type: 'string',
  enum: ['waiting', 'running', 'undoing', 'done', 'undone', 'stuck', 'adopted'],
} as const;

/** Schemas of the HTTP API; their types are those of golden-path-common's wire. */
export const schemas = {
  AcceptOperationRequest: {
    type: 'object',
    additionalProperties: false,
    required: ['spec'],
    properties: {
      spec: {
        type: 'object',
        description: 'A ServiceSpec; every problem is listed in the answer',
        additionalProperties: true,
      },
      taskId: {
        type: 'string',
        pattern: '^[\\w.:-]{1,255}$',
        description: 'The scaffolder task on whose behalf this runs',
      },
    },
  },
  EffectView: {
    type: 'object',
    additionalProperties: false,
    required: ['seq', 'stage', 'title', 'state'],
    properties: {
      seq: { type: 'integer' },
      stage,
      title: { type: 'string' },
      url: { type: 'string' },
      state: {
        type: 'string',
        enum: ['intended', 'applied', 'undone', 'kept', 'failed'],
      },
      note: { type: 'string' },
    },
  },
  OperationEvent: {
    type: 'object',
    additionalProperties: false,
    required: ['seq', 'at', 'level', 'message'],
    properties: {
      seq: { type: 'integer' },
      at: { type: 'string', format: 'date-time' },
      stage,
      level: { type: 'string', enum: ['info', 'warn', 'error'] },
      message: { type: 'string' },
    },
  },
  OperationLinks: {
    type: 'object',
    additionalProperties: false,
    required: [
      'appRepository',
      'gitopsRepository',
      'pipeline',
      'entityRef',
      'applications',
    ],
    properties: {
      appRepository: { type: 'string' },
      gitopsRepository: { type: 'string' },
      pipeline: { type: 'string' },
      entityRef: { type: 'string' },
      applications: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['environment', 'name', 'url'],
          properties: {
            environment: { type: 'string' },
            name: { type: 'string' },
            url: { type: 'string' },
          },
        },
      },
    },
  },
  OperationView: {
    type: 'object',
    additionalProperties: false,
    required: [
      'id',
      'kind',
      'service',
      'owner',
      'initiator',
      'state',
      'createdAt',
      'updatedAt',
      'effects',
    ],
    properties: {
      id: { type: 'string', format: 'uuid' },
      kind: { type: 'string', enum: ['create-service'] },
      service: { type: 'string' },
      owner: { type: 'string' },
      initiator: { type: 'string' },
      taskId: { type: 'string' },
      state,
      stage,
      error: {
        type: 'string',
        description: 'Why it is being or was undone',
      },
      cancelledBy: { type: 'string' },
      nextUndoAt: { type: 'string', format: 'date-time' },
      createdAt: { type: 'string', format: 'date-time' },
      updatedAt: { type: 'string', format: 'date-time' },
      effects: {
        type: 'array',
        items: { $ref: '#/components/schemas/EffectView' },
      },
      links: { $ref: '#/components/schemas/OperationLinks' },
    },
  },
  OperationPage: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/OperationView' },
      },
      next: { type: 'string' },
    },
  },
  OperationNews: {
    type: 'object',
    additionalProperties: false,
    required: ['operation', 'events'],
    properties: {
      operation: { $ref: '#/components/schemas/OperationView' },
      events: {
        type: 'array',
        items: { $ref: '#/components/schemas/OperationEvent' },
      },
    },
  },
  Failure: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;
