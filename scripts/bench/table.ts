import { readFileSync, writeFileSync } from 'node:fs';
import type { Figures } from './measure';
import type { Report, Result } from './results';

const HEAD = ['operation', 'server', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms', 'memory MB', 'loop p99 ms', 'CPU ratio', 'target'];

const ratio = (value: number) => value.toFixed(2);

function rowsOf({ operation, product, references, ratios, target }: Result): string[][] {
  const line = (name: string, figures: Figures, last: [string, string]) => [
    name === 'Slooze' ? operation : '',
    name,
    figures.perSecond.toFixed(0),
    figures.p50.toFixed(0),
    figures.p99.toFixed(0),
    figures.cpuMs.toFixed(3),
    (figures.memoryBytes / 2 ** 20).toFixed(0),
    figures.loopDelayMs.toFixed(1),
    ...last,
  ];
  const verdict = target ? `${ratio(target.ratio)} of ≤ ${target.most} × ${target.of}: ${target.met ? 'met' : 'MISSED'}` : '';
  return [
    line('Slooze', product, ['', verdict]),
    ...Object.entries(references).map(([name, figures]) => line(name, figures, [`× ${ratio(ratios[name]!)}`, ''])),
  ];
}

/** The table for a terminal. */
export function asText({ results, machine }: Report): string {
  const rows = [HEAD, ...results.flatMap(rowsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isText = (column: number) => column < 2 || column === HEAD.length - 1;
  const lines = rows.map((row) => row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
  return `${lines.join('\n')}\n\n${machine}\n`;
}

/** The same for a page of the documentation. */
export function asMarkdown({ results, machine }: Report): string {
  const rows = [HEAD, HEAD.map((_, column) => (column < 2 || column === HEAD.length - 1 ? '---' : '---:')), ...results.flatMap(rowsOf)];
  return `Measured on ${machine}, with the embedded PostgreSQL beside it.\n\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

/** Puts `text` between `<!-- name -->` and `<!-- /name -->` of a file. */
export function renew(file: string, name: string, text: string): void {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no ${begin} … ${end}.`);
  writeFileSync(file, `${page.slice(0, from)}${begin}\n${text}${page.slice(to)}`);
}
