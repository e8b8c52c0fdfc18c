import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment } from './runGit';

export interface GitHttpRequest {
  /** Folder of the bare repositories. */
  root: string;
  /** Folder of the repository below the root. */
  repository: string;
  service: 'info/refs' | 'git-upload-pack' | 'git-receive-pack';
  query: string;
  user: string;
  /** Handed on to the repository's hooks. */
  env?: Record<string, string>;
  /** Settings of this one call, as `git -c`. */
  config?: Record<string, string>;
}

function configEnvironment(config: Record<string, string>) {
  const entries = Object.entries(config);
  return Object.assign(
    { GIT_CONFIG_COUNT: String(entries.length) },
    ...entries.map(([key, value], i) => ({
      [`GIT_CONFIG_KEY_${i}`]: key,
      [`GIT_CONFIG_VALUE_${i}`]: value,
    })),
  ) as Record<string, string>;
}

/** The CGI variables of git-http-backend(1). */
function cgiEnvironment(request: IncomingMessage, call: GitHttpRequest) {
  const header = (name: string) => String(request.headers[name] ?? '');
  return gitEnvironment({
    GIT_PROJECT_ROOT: call.root,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${call.repository}/${call.service}`,
    QUERY_STRING: call.query,
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: header('content-type'),
    CONTENT_LENGTH: header('content-length'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    GIT_PROTOCOL: header('git-protocol'),
    REMOTE_USER: call.user,
    REMOTE_ADDR: request.socket.remoteAddress ?? '',
    ...configEnvironment({ 'http.receivepack': 'true', ...call.config }),
    ...call.env,
  });
}

function sendHead(head: string, response: ServerResponse) {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}

/** Answers one request of git's smart protocol; settles when git has ended. */
export async function gitHttpBackend(
  request: IncomingMessage,
  response: ServerResponse,
  call: GitHttpRequest,
): Promise<void> {
  const child = spawn('git', ['http-backend'], {
    cwd: call.root,
    env: cgiEnvironment(request, call),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // a client that goes away, or a git that ends early, shows in the exit below
  child.stdin.on('error', () => {});
  response.on('close', () => {
    if (!response.writableFinished) child.kill();
  });
  request.pipe(child.stdin);

  let head = Buffer.alloc(0);
  let started = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (started) {
      if (!response.write(chunk)) {
        child.stdout.pause();
        response.once('drain', () => child.stdout.resume());
      }
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    started = true;
    sendHead(head.subarray(0, end).toString(), response);
    if (head.length > end + 4) response.write(head.subarray(end + 4));
  });
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  if (!started) response.writeHead(500);
}
