import type { Grown } from '.';

const HEAD = ['address', 'small ms', 'large ms', 'small kB', 'large kB', 'ratio', 'target'];

const rowOf = ({ door, smallMs, largeMs, smallBytes, largeBytes, ratio, met, statuses }: Grown): string[] => [
  door,
  smallMs.toFixed(1),
  largeMs.toFixed(1),
  (smallBytes / 1024).toFixed(0),
  (largeBytes / 1024).toFixed(0),
  ratio.toFixed(2),
  statuses.some((status) => status !== 200) ? `answered ${statuses.join(', ')}` : met ? 'met' : 'MISSED',
];

export function growthAsText(grown: Grown[]): string {
  const rows = [HEAD, ...grown.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const pad = (cell: string, column: number) => (column === 0 || column === HEAD.length - 1 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!));
  return `${rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')}\n`;
}

export function growthAsMarkdown(grown: Grown[]): string {
  const rows = [HEAD, HEAD.map((_, column) => (column === 0 || column === HEAD.length - 1 ? '---' : '---:')), ...grown.map(rowOf)];
  return `${rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n')}\n`;
}
