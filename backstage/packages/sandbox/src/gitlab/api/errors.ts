/** An answer that is not the one asked for, in GitLab's shape. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
    readonly headers: Record<string, string> = {},
  ) {
    super(JSON.stringify(body));
    this.name = 'ApiError';
  }
}

// The forms of lib/api/helpers.rb of GitLab: some texts carry their status,
// validation of parameters says `error`, everything else says `message`.

export const unauthorized = () =>
  new ApiError(401, { message: '401 Unauthorized' });

export const forbidden = (reason?: string) =>
  new ApiError(403, {
    message: reason ? `403 Forbidden - ${reason}` : '403 Forbidden',
  });

export const notFound = (what?: string) =>
  new ApiError(404, { message: `404 ${what ? `${what} ` : ''}Not Found` });

export const badRequest = (reason: string) =>
  new ApiError(400, { message: `400 Bad request - ${reason}` });

/** `message` as it is: a text, or the problems of each attribute. */
export const invalid = (message: unknown, status = 400) =>
  new ApiError(status, { message });

/** A parameter that is missing or wrong, as Grape says it. */
export const parameterError = (error: string) => new ApiError(400, { error });
