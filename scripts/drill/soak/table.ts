import type { Soak } from './summary';

const list = (counted: Record<string, number>) => Object.entries(counted).map(([what, times]) => `${times} × ${what}`).join(', ') || '–';
const table = (head: string[], rows: (string | number)[][]) => `| ${head.join(' | ')} |\n|${head.map(() => '---|').join('')}\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
const perHour = (value: number | null) => (value === null ? '–' : value.toFixed(1));

/** The soak for a page of the documentation. */
export function soakAsMarkdown(soak: Soak): string {
  const { accounts, connections, heapMb } = soak;
  const facts = table(['', ''], [
    ['requests', `${soak.requests} in ${soak.minutes} minutes, ${soak.perSecond.toFixed(1)}/s`],
    ['failed apart from faults', `${soak.failedOutside} (${list(soak.howOutside)})`],
    ['answered apart from faults', `half within ${soak.p50} ms, 99 of 100 within ${soak.p99} ms`],
    ['orders acknowledged', accounts.acknowledged],
    ['lost / two for one key / wrong total / not cancelled', `${accounts.lost} / ${accounts.doubled} / ${accounts.wrongTotals} / ${accounts.stillOpen}`],
    ['invariants broken', accounts.broken.map(({ name, rows }) => `${name}: ${rows}`).join(', ') || 0],
    ['defects in the log', soak.complaints.length],
    ['connections to the database', `${connections.most} at most, ${connections.last} at the end`],
    ['in use after a collection, in the instance that lived through all', `${heapMb.map((value) => `${value.toFixed(1)} MB`).join(' when warm, ')} at the end`],
  ]);
  const faults = table(['fault', 'times', 'requests meanwhile', 'failed', 'how', 'slowest ms'], soak.faults.map((fault) => [fault.name, fault.times, fault.requests, fault.failed, list(fault.how), fault.slowestMs.toFixed(0)]));
  const lives = table(
    ['instance', 'minutes', 'MB at first', 'at the end', 'at most', 'MB an hour', 'files at most', 'files an hour'],
    soak.lives.map((life) => [life.instance, life.minutes.toFixed(0), life.firstMb.toFixed(0), life.lastMb.toFixed(0), life.mostMb.toFixed(0), perHour(life.memoryMbPerHour), life.mostFiles ?? '–', perHour(life.filesPerHour)]),
  );
  return [facts, faults, lives].join('\n');
}
