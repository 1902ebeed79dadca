import { type Check, type Drill, isMet } from './drill';

/** What became of one drill. */
export interface Result extends Pick<Drill, 'id' | 'fault' | 'how'> {
  checks: Check[];
  /** Why it was not run. */
  notRun?: string;
  seconds: number;
}

export const verdict = ({ checks, notRun }: Result): 'met' | 'MISSED' | 'not run' => (notRun ? 'not run' : checks.every(isMet) ? 'met' : 'MISSED');

const number = (value: number) => (Number.isInteger(value) ? String(value) : value.toFixed(2));

function target({ what, most, least, unit }: Check): string {
  const bound = most !== undefined && most === least ? `= ${number(most)}` : most === 0 ? '0' : most !== undefined ? `≤ ${number(most)}` : `≥ ${number(least!)}`;
  return `${what}: ${bound}${unit ? ` ${unit}` : ''}`;
}

const measured = (check: Check) => `${number(check.measured)}${check.unit ? ` ${check.unit}` : ''}${isMet(check) ? '' : ' (missed)'}`;

/** A paragraph for each drill, for a terminal. */
export function asText(results: Result[]): string {
  return results
    .map((result) => {
      const { id, fault, checks, notRun } = result;
      const lines = checks.map((check) => `  ${isMet(check) ? ' ' : '!'} ${target(check)}, measured ${measured(check)}${isMet(check) || !check.detail ? '' : `\n      ${check.detail}`}`);
      return [`${id} ${fault}: ${verdict(result)}${notRun ? ` (${notRun})` : ''} in ${result.seconds.toFixed(0)} s`, ...lines].join('\n');
    })
    .join('\n\n');
}

/** One row for each drill, for a page of the documentation. */
export function asMarkdown(results: Result[]): string {
  const rows = results.map((result) => {
    const { id, fault, how, checks, notRun } = result;
    const cells = [id, fault, how, checks.map(target).join('<br>'), checks.map(measured).join('<br>') || notRun!, verdict(result)];
    return `| ${cells.join(' | ')} |`;
  });
  return `| | fault | how | target | measured | |\n|---|---|---|---|---|---|\n${rows.join('\n')}\n`;
}
