import { setTimeout as sleep } from 'node:timers/promises';

/** Asks an address again and again and keeps what it answered; 0 when it did not answer within two seconds. */
export function watchStatus(url: string): { seen: Set<number>; stop(): Promise<void> } {
  const seen = new Set<number>();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      await response?.arrayBuffer().catch(() => undefined);
      seen.add(response?.status ?? 0);
      await sleep(100);
    }
  })();
  return {
    seen,
    stop() {
      isOver = true;
      return watching;
    },
  };
}
