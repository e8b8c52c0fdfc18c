import { must } from '../../verify/expect';

/** JSON over HTTP to one vendor, and nothing else: no time-out, no repeats. */
export class Rest {
  constructor(private readonly url: string, private readonly token: string) {}

  async get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  async post<T>(path: string, body: object): Promise<T> {
    return this.send<T>('POST', path, JSON.stringify(body));
  }

  private async send<T>(
    method: string,
    path: string,
    body?: string,
  ): Promise<T> {
    const response = await fetch(`${this.url}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      body,
    });
    const text = await response.text();
    must(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }
}
