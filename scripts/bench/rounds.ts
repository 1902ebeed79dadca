import type { Contender } from './contender';
import { type Figures, measure, pace } from './measure';
import type { Operation, ReferenceName } from './operations';
import type { World } from './world';

export interface Contenders {
  product: Contender;
  references: Partial<Record<ReferenceName, Contender>>;
}

export interface Plan {
  rounds: number;
  /** About how long one load takes. */
  seconds: number;
  /** This many requests a load, whatever time they take. */
  requests?: number;
}

/** All figures of one operation: by who was measured, one entry a round. */
export interface Measured {
  operation: Operation;
  figures: Partial<Record<'product' | ReferenceName, Figures[]>>;
}

/**
 * Measures every operation in every round, product and references right after one another and in turning order, so that
 * whatever else the machine does meets all of them alike.
 */
export async function runRounds(contenders: Contenders, operations: Operation[], world: World, plan: Plan, say: (line: string) => void): Promise<Measured[]> {
  const measured = operations.map((operation): Measured => ({ operation, figures: {} }));
  const amounts = new Map<string, number>();
  for (const { operation } of measured) {
    say(`warming up: ${operation.name}`);
    for (const [name, contender] of entrants(contenders, operation)) {
      amounts.set(`${operation.name} ${name}`, plan.requests ?? (await pace(contender, operation, world, plan.seconds)));
    }
  }
  for (let round = 0; round < plan.rounds; round++) {
    for (const { operation, figures } of measured) {
      say(`round ${round + 1} of ${plan.rounds}: ${operation.name}`);
      const order = entrants(contenders, operation);
      for (const [name, contender] of round % 2 === 0 ? order : order.toReversed()) {
        (figures[name] ??= []).push(await measure(contender, operation, world, amounts.get(`${operation.name} ${name}`)!));
      }
    }
  }
  return measured;
}

function entrants({ product, references }: Contenders, operation: Operation): ['product' | ReferenceName, Contender][] {
  return [['product', product], ...operation.references.map((name): [ReferenceName, Contender] => [name, references[name]!])];
}
