import { cpus, platform } from 'node:os';
import type { Figures } from './measure';
import type { ReferenceName } from './operations';
import type { Measured } from './rounds';

export interface Result {
  operation: string;
  product: Figures;
  references: Partial<Record<ReferenceName, Figures>>;
  /** CPU per request as a multiple of each reference's, the median of the rounds. */
  ratios: Record<string, number>;
  target: { of: string; most: number; ratio: number; met: boolean } | null;
}

export interface Report {
  machine: string;
  results: Result[];
}

/** The middle of the rounds for each figure, and what became of the targets. */
export function summarise(measured: Measured[]): Report {
  const cpuOf = (name: string) => measured.find(({ operation }) => operation.name === name)?.figures.product?.map(({ cpuMs }) => cpuMs);
  const results = measured.map(({ operation, figures }): Result => {
    const own = figures.product!;
    const ratioTo = (cpu: number[]) => median(own.map(({ cpuMs }, round) => cpuMs / cpu[round]!));
    const ratios = Object.fromEntries(operation.references.map((name) => [name, ratioTo(figures[name]!.map(({ cpuMs }) => cpuMs))]));
    const { target } = operation;
    const other = typeof target?.of === 'object' ? target.of.operation : null;
    const otherCpu = other && cpuOf(other);
    if (other && otherCpu) ratios[other] = ratioTo(otherCpu);
    const of = other ?? (target?.of as string);
    const ratio = ratios[of];
    return {
      operation: operation.name,
      product: middle(own),
      references: Object.fromEntries(operation.references.map((name) => [name, middle(figures[name]!)])),
      ratios,
      target: target && ratio !== undefined ? { of, most: target.most, ratio, met: ratio <= target.most } : null,
    };
  });
  return { machine: `${cpus().length} cores, ${platform()}, Node.js ${process.versions.node}`, results };
}

/** One line for each server that refused or dropped requests of an operation. */
export const failures = ({ results }: Report): string[] =>
  results.flatMap(({ operation, product, references }) =>
    Object.entries({ Slooze: product, ...references }).flatMap(([name, { failed }]) => (failed > 0 ? [`${operation}: ${failed} requests failed at ${name}`] : [])),
  );

function middle(rounds: Figures[]): Figures {
  const of = (name: keyof Figures) => median(rounds.map((figures) => figures[name]));
  return {
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    cpuMs: of('cpuMs'),
    memoryBytes: of('memoryBytes'),
    loopDelayMs: of('loopDelayMs'),
    requests: of('requests'),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
  };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
