import type { Accounts } from '../ledger-check';
import { type Outcome, slowest, troubles } from '../outcomes';
import type { Scene } from '../scene';
import type { Sample, Samples } from './samples';
import { slope } from './slope';

/** One life of one instance, as far as it was looked at. */
export interface LifeSummary {
  instance: number;
  minutes: number;
  firstMb: number;
  lastMb: number;
  mostMb: number;
  /** In an hour, after warming up; null when it did not live long enough to tell. */
  memoryMbPerHour: number | null;
  filesPerHour: number | null;
  mostFiles: number | null;
  /** Megabytes, each minute. */
  memoryMb: number[];
  loopDelayMs: number;
}

export interface Soak {
  minutes: number;
  requests: number;
  perSecond: number;
  faults: { name: string; times: number; requests: number; failed: number; how: Record<string, number>; slowestMs: number }[];
  failedOutside: number;
  howOutside: Record<string, number>;
  /** Milliseconds outside of faults. */
  p50: number;
  p99: number;
  p99Of: Record<string, number>;
  accounts: Accounts;
  lives: LifeSummary[];
  /** Of the instance that lived through all: what was in use after a collection, when it was warm and at the end. */
  heapMb: number[];
  connections: { most: number; last: number; mostInTransaction: number };
  complaints: string[];
}

interface Watched {
  scene: Scene;
  samples: Samples;
  accounts: Accounts;
  minutes: number;
  warmUp: number;
  heapMb: number[];
}

const HOUR_MS = 3_600_000;

export function summarise({ scene, samples, accounts, minutes, warmUp, heapMb }: Watched): Soak {
  const { outcomes } = scene;
  const outside = outcomes.failedOutside();
  const quiet = outcomes.outside();
  const operations = [...new Set(quiet.map(({ operation }) => operation))];
  return {
    minutes,
    requests: outcomes.all.length,
    perSecond: outcomes.all.length / (minutes * 60),
    faults: [...new Set(outcomes.windows.map(({ name }) => name))].map((name) => {
      const windows = outcomes.windows.filter((window) => window.name === name);
      const met = windows.flatMap((window) => outcomes.within(window));
      const failed = windows.flatMap((window) => outcomes.failedWithin(window));
      return { name, times: windows.length, requests: met.length, failed: failed.length, how: troubles(failed), slowestMs: slowest(met) };
    }),
    failedOutside: outside.length,
    howOutside: troubles(outside),
    p50: quantile(quiet, 0.5),
    p99: quantile(quiet, 0.99),
    p99Of: Object.fromEntries(operations.map((name) => [name, quantile(quiet.filter(({ operation }) => operation === name), 0.99)])),
    accounts,
    lives: samples.instances.flatMap((taken, instance) => livesOf(taken, instance, warmUp)),
    heapMb,
    connections: {
      most: Math.max(...samples.connections.map(({ all }) => all)),
      last: samples.connections.at(-1)?.all ?? 0,
      mostInTransaction: Math.max(...samples.connections.map(({ inTransaction }) => inTransaction)),
    },
    complaints: scene.complaints,
  };
}

function quantile(outcomes: Outcome[], share: number): number {
  const times = outcomes.map(({ began, ended }) => ended - began).sort((a, b) => a - b);
  return Math.round(times[Math.floor(times.length * share)] ?? 0);
}

function livesOf(taken: Sample[], instance: number, warmUp: number): LifeSummary[] {
  return [...new Set(taken.map(({ pid }) => pid))].map((pid) => {
    const life = taken.filter((sample) => sample.pid === pid);
    const [first, last] = [life[0]!, life.at(-1)!];
    const warm = life.filter((sample) => sample.at - first.at > warmUp * 60_000);
    // Shorter than the warming up itself, a slope would tell of chance.
    const tells = warm.length > 1 && warm.at(-1)!.at - warm[0]!.at >= warmUp * 60_000;
    const rise = (pick: (sample: Sample) => number) => slope(warm.map((sample) => ({ at: sample.at / HOUR_MS, value: pick(sample) })));
    const files = life.flatMap((sample) => sample.files ?? []);
    return {
      instance: instance + 1,
      minutes: (last.at - first.at) / 60_000,
      firstMb: first.memoryMb,
      lastMb: last.memoryMb,
      mostMb: Math.max(...life.map(({ memoryMb }) => memoryMb)),
      memoryMbPerHour: tells ? rise(({ memoryMb }) => memoryMb) : null,
      filesPerHour: tells && files.length > 0 ? rise((sample) => sample.files ?? 0) : null,
      mostFiles: files.length > 0 ? Math.max(...files) : null,
      memoryMb: life.filter((_, which) => which % 6 === 0).map(({ memoryMb }) => Math.round(memoryMb)),
      loopDelayMs: Math.max(...life.map(({ loopDelayMs }) => loopDelayMs)),
    };
  });
}
