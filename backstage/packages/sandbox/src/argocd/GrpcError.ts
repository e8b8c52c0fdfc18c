/** gRPC codes that Argo CD's API answers with. */
const CODES = {
  Unknown: 2,
  InvalidArgument: 3,
  NotFound: 5,
  AlreadyExists: 6,
  PermissionDenied: 7,
  FailedPrecondition: 9,
  Unimplemented: 12,
  Internal: 13,
  Unauthenticated: 16,
} as const;

export type GrpcCode = keyof typeof CODES;

/** Source: grpc-gateway runtime/errors.go, HTTPStatusFromCode. */
const HTTP_STATUS: Record<GrpcCode, number> = {
  Unknown: 500,
  InvalidArgument: 400,
  NotFound: 404,
  AlreadyExists: 409,
  PermissionDenied: 403,
  FailedPrecondition: 400,
  Unimplemented: 501,
  Internal: 500,
  Unauthenticated: 401,
};

/** An error as Argo CD's API server returns it through its grpc-gateway. */
export class GrpcError extends Error {
  readonly code: GrpcCode;

  constructor(code: GrpcCode, message: string) {
    super(message);
    this.name = 'GrpcError';
    this.code = code;
  }

  get status(): number {
    return HTTP_STATUS[this.code];
  }

  /** Body of the answer: grpc-gateway v1 repeats the message as `error`. */
  toBody(): { error: string; code: number; message: string } {
    return {
      error: this.message,
      code: CODES[this.code],
      message: this.message,
    };
  }
}

/**
 * Missing and forbidden look the same unless the caller names the project.
 * Source: server/application/application.go, getAppEnforceRBAC.
 */
export function permissionDenied(): GrpcError {
  return new GrpcError('PermissionDenied', 'permission denied');
}

/** Text of a Kubernetes API server for a missing object. */
export function notFound(resource: string, name: string): GrpcError {
  return new GrpcError('NotFound', `${resource} "${name}" not found`);
}

export function invalidArgument(message: string): GrpcError {
  return new GrpcError('InvalidArgument', message);
}

export function failedPrecondition(message: string): GrpcError {
  return new GrpcError('FailedPrecondition', message);
}
