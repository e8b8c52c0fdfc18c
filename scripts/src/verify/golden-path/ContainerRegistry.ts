import { randomUUID } from 'node:crypto';
import { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { LoopbackServer } from '../../process/LoopbackServer';
import { ImageBlobs } from './baseImage';
import { digestOf } from './digestOf';

/** `/v2/<repository>/<blobs|manifests>/<reference>` */
const ROUTE = /^\/v2\/(.+)\/(blobs\/uploads|blobs|manifests)\/([^/]*)$/;

/** Whether the holder of a password may write a repository of the private registry. */
export type MayPush = (password: string, repository: string) => boolean;

interface Manifest {
  type: string;
  content: Buffer;
}

/**
 * Stands in for every container registry that the machine cannot reach, as the
 * HTTP proxy of skopeo and buildah: they speak the protocol of registries and
 * the names of hosts stay as they are. One host is the private one, where
 * pushing needs a password and tags do not move, as in ECR; whatever is pulled
 * from the others is the base image.
 * Source: https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export class ContainerRegistry {
  static async start(
    host: string,
    base: ImageBlobs,
    mayPush: MayPush,
  ): Promise<ContainerRegistry> {
    const registry = new ContainerRegistry(host, base, mayPush);
    await registry.server.open();
    return registry;
  }

  private readonly server: LoopbackServer;
  private readonly blobs = new Map<string, Buffer>();
  private readonly uploads = new Map<string, Buffer[]>();
  /** By `repository:tag` and `repository@digest`. */
  private readonly manifests = new Map<string, Manifest>();

  private constructor(
    private readonly host: string,
    private readonly base: ImageBlobs,
    private readonly mayPush: MayPush,
  ) {
    for (const blob of [base.config, base.layer]) {
      this.blobs.set(digestOf(blob), blob);
    }
    this.server = new LoopbackServer((request, response) =>
      this.answer(request, response).catch(cause => {
        response.writeHead(500).end(String(cause));
      }),
    );
    // HTTPS through a proxy begins with CONNECT; refused, clients go on with HTTP.
    this.server.on('connect', (_, socket) =>
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'),
    );
  }

  get url(): string {
    return this.server.url;
  }

  /** `repository:tag` of everything that was pushed, with its digest. */
  get pushed(): { tag: string; digest: string }[] {
    return [...this.manifests]
      .filter(([name]) => !name.includes('@'))
      .map(([tag, { content }]) => ({ tag, digest: digestOf(content) }));
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { pathname, searchParams, host } = new URL(
      request.url ?? '',
      `http://${request.headers.host}`,
    );
    const isPrivate = host === this.host;
    const [, repository = '', kind, reference = ''] =
      ROUTE.exec(pathname) ?? [];
    const writes = !['GET', 'HEAD'].includes(request.method ?? '');
    if (isPrivate && !this.isAllowed(request, repository, writes)) {
      response
        .writeHead(repository ? 403 : 401, {
          'WWW-Authenticate': 'Basic realm="registry"',
        })
        .end(problem('DENIED', `not allowed: ${request.method} ${repository}`));
    } else if (kind === 'blobs/uploads') {
      await this.upload(request, response, reference, searchParams);
    } else if (kind === 'blobs') {
      send(request, response, this.blobs.get(reference));
    } else if (kind === 'manifests' && writes) {
      await this.putManifest(request, response, repository, reference);
    } else if (kind === 'manifests') {
      const found = isPrivate
        ? this.manifests.get(nameOf(repository, reference))
        : { type: this.base.type, content: this.base.manifest };
      send(request, response, found?.content, found?.type);
    } else {
      response.writeHead(pathname === '/v2/' ? 200 : 404).end('{}');
    }
  }

  private isAllowed(
    { headers }: IncomingMessage,
    repository: string,
    writes: boolean,
  ): boolean {
    const [, basic = ''] =
      /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
    const [user, password] = Buffer.from(basic, 'base64')
      .toString()
      .split(':', 2);
    return user === 'AWS' && (!writes || this.mayPush(password, repository));
  }

  private async upload(
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
    query: URLSearchParams,
  ): Promise<void> {
    const upload = id || randomUUID();
    const parts = this.uploads.get(upload) ?? [];
    parts.push(await buffer(request));
    this.uploads.set(upload, parts);
    const digest = query.get('digest');
    if (!digest) {
      const [path] = (request.url ?? '').split('?');
      const place = id ? path : `${path.replace(/\/$/, '')}/${upload}`;
      const length = Buffer.concat(parts).length;
      response
        .writeHead(202, {
          Location: place,
          Range: `0-${Math.max(length - 1, 0)}`,
        })
        .end();
      return;
    }
    const content = Buffer.concat(parts);
    const isWhole = digestOf(content) === digest;
    if (isWhole) {
      this.blobs.set(digest, content);
    }
    response
      .writeHead(isWhole ? 201 : 400, { 'Docker-Content-Digest': digest })
      .end();
  }

  private async putManifest(
    request: IncomingMessage,
    response: ServerResponse,
    repository: string,
    reference: string,
  ): Promise<void> {
    const content = await buffer(request);
    const digest = digestOf(content);
    const name = nameOf(repository, reference);
    const before = this.manifests.get(name);
    if (before && digestOf(before.content) !== digest) {
      response.writeHead(400).end(problem('TAG_INVALID', `${name} exists`));
      return;
    }
    const manifest = { type: request.headers['content-type'] ?? '', content };
    this.manifests.set(name, manifest);
    this.manifests.set(nameOf(repository, digest), manifest);
    response.writeHead(201, { 'Docker-Content-Digest': digest }).end();
  }
}

function nameOf(repository: string, reference: string): string {
  return reference.startsWith('sha256:')
    ? `${repository}@${reference}`
    : `${repository}:${reference}`;
}

function problem(code: string, message: string): string {
  return JSON.stringify({ errors: [{ code, message }] });
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  content: Buffer | undefined,
  type = 'application/octet-stream',
): void {
  if (!content) {
    response.writeHead(404).end(problem('NOT_FOUND', 'unknown'));
    return;
  }
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': content.length,
    'Docker-Content-Digest': digestOf(content),
  });
  response.end(method === 'HEAD' ? undefined : content);
}
