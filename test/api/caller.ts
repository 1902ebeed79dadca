import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The JSON of the answer; tests look into it as they like. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export interface Asked {
  method: string;
  /** Below `/api`, for example `/cart?itemId=…`. */
  path: string;
  headers?: OutgoingHttpHeaders;
  /** Sent as JSON; a string or Buffer as it is. */
  body?: unknown;
}

const agent = new Agent({ keepAlive: true, maxSockets: 60 });

/** One person's program: sends what it is told, tidies nothing, and has every answer checked. */
export class Caller {
  constructor(
    readonly origin: string,
    readonly token: string | null,
    private readonly check: (asked: Asked, answer: Answer) => void,
  ) {}

  get = (path: string, headers: OutgoingHttpHeaders = {}) => this.send({ method: 'GET', path, headers });
  post = (path: string, body?: unknown, headers: OutgoingHttpHeaders = {}) => this.send({ method: 'POST', path, body, headers });
  delete = (path: string) => this.send({ method: 'DELETE', path });

  /** `body` is sent with its length, and as `application/json` unless the headers say otherwise. */
  async send(asked: Asked): Promise<Answer> {
    const { body } = asked;
    const bytes = body === undefined ? undefined : typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
    const headers: OutgoingHttpHeaders = {
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      ...(bytes && { 'content-type': 'application/json' }),
      ...(bytes ? { 'content-length': bytes.length } : asked.method === 'POST' && { 'content-length': 0 }),
      ...asked.headers,
    };
    for (const [name, value] of Object.entries(headers)) if (value === undefined) delete headers[name];
    const answer = await exchange(`${this.origin}/api`, asked, headers, bytes);
    this.check(asked, answer);
    return answer;
  }
}

function exchange(base: string, { method, path }: Asked, headers: OutgoingHttpHeaders, bytes?: Buffer): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    // The path goes out as it is: `new URL` would tidy it.
    const asking = request({ agent, hostname, port, method, path: `/api${path}`, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isJson = response.headers['content-type']?.startsWith('application/json');
        resolve({ status: response.statusCode!, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : undefined });
      });
    });
    asking.on('error', reject);
    asking.end(bytes);
  });
}
