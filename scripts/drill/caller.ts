import http from 'node:http';
import type { Outcomes } from './outcomes';

export interface Call {
  /** What this is counted as. */
  operation: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  token?: string;
  json?: object;
  form?: Record<string, string>;
  key?: string;
  /** Statuses that are as they should be; 200 unless told. */
  good?: number[];
}

export interface Answer {
  /** 0 when there was none. */
  status: number;
  location: string;
  body: string;
  isGood: boolean;
}

const PATIENCE_MS = 15_000;

/** Sends requests to Slooze, to its instances in turn, and notes what became of each. */
export class Caller {
  // Less than the five seconds after which Node.js closes a connection nobody uses: a request must not meet that.
  private readonly agent = new http.Agent({ keepAlive: true, timeout: 3_000, scheduling: 'lifo' });
  private turn = 0;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    readonly origins: readonly string[],
    readonly outcomes: Outcomes,
    /** What Slooze takes for its own address. */
    private readonly publicOrigin = origins[0]!,
  ) {}

  get busy(): number {
    return this.underWay.size;
  }

  /** Never throws: what got no answer has status 0. */
  async call(call: Call): Promise<Answer> {
    const origin = this.origins[this.turn++ % this.origins.length]!;
    const sending = this.send(new URL(call.path, origin), call);
    this.underWay.add(sending);
    const answer = await sending;
    this.underWay.delete(sending);
    return answer;
  }

  close(): void {
    this.agent.destroy();
  }

  private send(url: URL, { operation, method, token, json, form, key, good = [200] }: Call): Promise<Answer> {
    const began = performance.now();
    const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : undefined;
    const isApi = url.pathname.startsWith('/api/');
    const headers = {
      ...(token && (isApi ? { authorization: `Bearer ${token}` } : { cookie: `auth_token=${token}`, accept: 'text/html' })),
      ...(json && { 'content-type': 'application/json' }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded', origin: this.publicOrigin }),
      ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      ...(key && { 'idempotency-key': key }),
    };
    return new Promise((resolve) => {
      const end = (status: number, trouble?: string, retryAfter?: string) => {
        clearTimeout(timer);
        this.outcomes.all.push({ operation, began, ended: performance.now(), status, trouble, retryAfter });
      };
      const request = http.request(url, { method, headers, agent: this.agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('close', () => {
          const status = response.complete ? response.statusCode! : 0;
          const isGood = good.includes(status);
          const retryAfter = response.headers['retry-after'];
          const trouble = status === 0 ? 'cut off' : status === 503 && !retryAfter ? '503 without Retry-After' : String(status);
          end(status, isGood ? undefined : trouble, retryAfter);
          resolve({ status, isGood, body: text, location: response.headers.location ?? '' });
        });
      });
      const timer = setTimeout(() => request.destroy(new Error('no answer in time')), PATIENCE_MS);
      request.once('error', (error: NodeJS.ErrnoException) => {
        // Closed as unused while this was on its way: every client has to expect that, and may send it again.
        end(0, `${error.code ?? error.message}${request.reusedSocket ? ' on a connection kept for later' : ''}`);
        resolve({ status: 0, isGood: false, body: '', location: '' });
      });
      request.end(body);
    });
  }
}
