import { readFileSync } from 'node:fs';

/** A call the documentation shows: the command, the answer under it, and what the reader is told to keep of it. */
export interface DocumentedCall {
  page: string;
  command: string;
  answer: string | null;
  keeps: { what: string; from: 'body' | 'header' | 'link'; variable: string }[];
}

/** The pages in the order of the index, which is the order their calls are made in. */
export const PAGES = ['README.md', 'authentication.md', 'catalog.md', 'cart.md', 'orders.md', 'payment-methods.md'];

const CALL = /```sh\n(curl [\s\S]*?)\n```(?:\n\n```http\n([\s\S]*?)\n```)?((?:\n+Keep [^\n]+)*)/g;
const KEEP = /Keep (?:(the header|the address in the header) )?`([^`]+)` as `(\w+)`\./g;

/** Every call of a page, in order. */
export function callsOf(page: string): DocumentedCall[] {
  const text = readFileSync(`docs/api/${page}`, 'utf8');
  return [...text.matchAll(CALL)].map(([, command = '', answer, keeps = '']) => ({
    page,
    command,
    answer: answer ?? null,
    keeps: [...keeps.matchAll(KEEP)].map(([, header, what = '', variable = '']) => ({
      what,
      variable,
      from: header === undefined ? 'body' : header === 'the header' ? 'header' : 'link',
    })),
  }));
}

/** The words of a command as a shell would hand them over: quotes, variables and lines that go on. */
export function wordsOf(command: string, variables: Record<string, string>): string[] {
  const words: string[] = [];
  const valueOf = (name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`$${name} was never kept`);
    return value;
  };
  for (const [word] of command.replaceAll('\\\n', ' ').matchAll(/(?:'[^']*'|"[^"]*"|\$\w+|[^\s'"$])+/g)) {
    words.push(
      word.replace(/'([^']*)'|"([^"]*)"|\$(\w+)/g, (_, plain?: string, quoted?: string, name?: string) => {
        if (plain !== undefined) return plain;
        if (quoted !== undefined) return quoted.replace(/\$(\w+)/g, (__, inner: string) => valueOf(inner));
        return valueOf(name!);
      }),
    );
  }
  return words;
}

// Headers a reader should know of; the others are the same everywhere.
const TOLD = ['Allow', 'ETag', 'Idempotent-Replayed', 'Link', 'Retry-After', 'Set-Cookie', 'WWW-Authenticate'];

/** An answer as the pages write it: the status, the headers that matter, and the JSON laid out. */
export function toldAnswer(raw: string): string {
  const [head = '', body = ''] = raw.replaceAll('\r\n', '\n').split(/\n\n([\s\S]*)/);
  const [status = '', ...headers] = head.split('\n');
  const told = headers.filter((line) => TOLD.some((name) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)));
  const json = body && JSON.stringify(JSON.parse(body), null, 2).replace(/\[\s+("(?:body|query|path|header)"[^\]]*?)\s+\]/g, (_, places: string) => `[${places.replace(/\s+/g, ' ')}]`);
  return [status.trim(), ...told.toSorted(), ...(json ? ['', json] : [])].join('\n');
}
