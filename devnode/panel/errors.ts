/**
 * The panel's errors (protocol.md, section 3). `code` is the name of the class that the panel
 * throws, `detail` its sentence: clients read both, so they are as the panel has them.
 */
export interface PanelError {
  readonly kind: 'error';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly meta?: { readonly source_field: string; readonly rule: string };
  readonly headers?: Readonly<Record<string, string>>;
}

function error(status: number, code: string, detail: string): PanelError {
  return { kind: 'error', status, code, detail };
}

export const errors = {
  badJson: () =>
    error(
      400,
      'BadRequestHttpException',
      'The JSON data passed in the request appears to be malformed: Syntax error',
    ),
  badRequest: (detail: string) => error(400, 'BadRequestHttpException', detail),
  twoFactorRequired: () =>
    error(
      400,
      'TwoFactorAuthRequiredException',
      'Two-factor authentication is required on this account in order to access this endpoint.',
    ),
  badCredentials: () =>
    error(400, 'DisplayException', 'No account matching those credentials could be found.'),
  unauthenticated: () => error(401, 'AuthenticationException', 'Unauthenticated.'),
  unauthorized: () => error(403, 'AccessDeniedHttpException', 'This action is unauthorized.'),
  forbidden: (detail: string) => error(403, 'HttpForbiddenException', detail),
  /** No such server, or not yours: the panel does not tell which. */
  notFound: () =>
    error(404, 'NotFoundHttpException', 'The requested resource could not be found on the server.'),
  noRoute: (path: string) =>
    error(404, 'NotFoundHttpException', `The route ${path.replace(/^\//, '')} could not be found.`),
  wrongMethod: (method: string, path: string, allowed: readonly string[]): PanelError => ({
    ...error(
      405,
      'MethodNotAllowedHttpException',
      `The ${method} method is not supported for route ${path.replace(/^\//, '')}. Supported methods: ${allowed.join(', ')}.`,
    ),
    headers: { Allow: allowed.join(', ') },
  }),
  conflict: (detail: string) => error(409, 'ServerStateConflictException', detail),
  tooLarge: () => error(413, 'PostTooLargeException', 'The POST data is too large.'),
  csrf: () => error(419, 'HttpException', 'CSRF token mismatch.'),
  invalid: (field: string, rule: string, detail: string): PanelError => ({
    ...error(422, 'ValidationException', detail),
    meta: { source_field: field, rule },
  }),
  tooMany: (retryAfter: number, limit: number): PanelError => ({
    ...error(429, 'ThrottleRequestsException', 'Too Many Attempts.'),
    headers: {
      'Retry-After': String(retryAfter),
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': '0',
    },
  }),
  offline: () => error(502, 'HttpException', 'Server must be online in order to send commands.'),
  /** What the node answered, handed on. */
  daemon: (status: number, detail: string) => error(status, 'DaemonConnectionException', detail),
};

/** What the panel says with a status that a fault asks for. */
export function errorOfStatus(status: number, retryAfter: number | undefined): PanelError {
  switch (status) {
    case 400:
      return errors.twoFactorRequired();
    case 401:
      return errors.unauthenticated();
    case 403:
      return errors.unauthorized();
    case 404:
      return errors.notFound();
    case 409:
      return errors.conflict(
        'This server is currently in an unsupported state, please try again later.',
      );
    case 419:
      return errors.csrf();
    case 429:
      return errors.tooMany(retryAfter ?? 60, 256);
    case 502:
    case 504:
      return errors.daemon(
        status,
        'There was an exception while attempting to communicate with the daemon.',
      );
    default: {
      const plain = error(
        status,
        status === 500 ? 'Exception' : 'HttpException',
        'An unexpected error was encountered while processing this request, please try again.',
      );
      return retryAfter === undefined
        ? plain
        : { ...plain, headers: { 'Retry-After': String(retryAfter) } };
    }
  }
}

export function missingField(field: string): PanelError {
  return errors.invalid(field, 'required', `The ${field.replaceAll('_', ' ')} field is required.`);
}

/** For a power signal that is none of the four. */
export function notAllowedValue(field: string): PanelError {
  return errors.invalid(field, 'in', `The selected ${field.replaceAll('_', ' ')} is invalid.`);
}
