import { calculate } from '../arithmetic.ts';
import { orderValues } from '../compare.ts';
import { CypherError } from '../errors.ts';
import { type CypherValue, isNumber, isTemporal } from '../values.ts';
import type { Accumulator, AggregateFunction } from './registry.ts';
import { invalidType } from './scalar.ts';

type Aggregate = Omit<AggregateFunction, 'minArgs' | 'maxArgs'> & { readonly args?: number };

/** INTEGER as long as all are; durations too. */
function summed(): Accumulator {
  let total: CypherValue = null;
  return {
    add: ([value = null]) => {
      if (value === null) return;
      if (!isNumber(value) && !isTemporal(value)) throw invalidType('sum', value);
      total = total === null ? value : calculate('+', total, value);
    },
    result: () => total ?? 0n,
  };
}

/** Asked for each row of most questions: a class, and a number as long as it goes on. */
class Counted implements Accumulator {
  #count = 0;

  add(args: readonly CypherValue[]): void {
    if ((args[0] ?? null) !== null) this.#count += 1;
  }

  result(): CypherValue {
    return BigInt(this.#count);
  }
}

function collected(): Accumulator {
  const values: CypherValue[] = [];
  return {
    add: ([value = null]) => {
      if (value !== null) values.push(value);
    },
    result: () => values,
  };
}

function extreme(isBetter: (order: number) => boolean): () => Accumulator {
  return () => {
    let best: CypherValue = null;
    return {
      add: ([value = null]) => {
        if (value !== null && (best === null || isBetter(orderValues(value, best)))) best = value;
      },
      result: () => best,
    };
  };
}

function averaged(): Accumulator {
  const sum = summed();
  let count = 0;
  return {
    add: ([value = null]) => {
      if (value === null) return;
      sum.add([value]);
      count += 1;
    },
    result: () => {
      const total = sum.result();
      return count === 0 ? null : calculate('/', isNumber(total) ? Number(total) : total, BigInt(count));
    },
  };
}

/** Standard deviation by Welford's method; `freedom` 1 for a sample, 0 for all. */
function deviation(freedom: 0 | 1): () => Accumulator {
  return () => {
    let [count, mean, squares] = [0, 0, 0];
    return {
      add: ([value = null]) => {
        if (value === null) return;
        if (!isNumber(value)) throw invalidType('stDev', value);
        count += 1;
        const from = Number(value) - mean;
        mean += from / count;
        squares += from * (Number(value) - mean);
      },
      result: () => (count <= freedom ? 0 : Math.sqrt(squares / (count - freedom))),
    };
  };
}

/** The value below which a share of all lies: between two of them where `isContinuous`. */
function percentile(name: string, isContinuous: boolean): () => Accumulator {
  return () => {
    const values: (bigint | number)[] = [];
    let share = 0;
    return {
      add: ([value = null, wanted = null]) => {
        if (!isNumber(wanted)) throw invalidType(name, wanted);
        share = Number(wanted);
        if (!(share >= 0 && share <= 1))
          throw new CypherError('ArgumentError', 'NumberOutOfRange', `${name}(): ${share} is not between 0 and 1.`);
        if (value === null) return;
        if (!isNumber(value)) throw invalidType(name, value);
        values.push(value);
      },
      result: () => {
        values.sort(orderValues);
        if (!isContinuous) return values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? null;
        const place = share * (values.length - 1);
        const [below, above] = [values[Math.floor(place)], values[Math.ceil(place)]];
        if (below === undefined || above === undefined) return null;
        return Number(below) + (Number(above) - Number(below)) * (place - Math.floor(place));
      },
    };
  };
}

const LIST: readonly Aggregate[] = [
  { name: 'count', help: 'count(value): how many are not null', create: () => new Counted() },
  { name: 'sum', help: 'sum(number)', create: summed },
  { name: 'avg', help: 'avg(number): the mean', create: averaged },
  { name: 'min', help: 'min(value)', create: extreme((order) => order < 0) },
  { name: 'max', help: 'max(value)', create: extreme((order) => order > 0) },
  { name: 'collect', help: 'collect(value): a list of all that are not null', create: collected },
  { name: 'stDev', help: 'stDev(number): of a sample', create: deviation(1) },
  { name: 'stDevP', help: 'stDevP(number): of all', create: deviation(0) },
  {
    name: 'percentileCont',
    args: 2,
    help: 'percentileCont(number, share)',
    create: percentile('percentileCont', true),
  },
  {
    name: 'percentileDisc',
    args: 2,
    help: 'percentileDisc(number, share)',
    create: percentile('percentileDisc', false),
  },
];

export const AGGREGATES: readonly AggregateFunction[] = LIST.map(({ args = 1, ...one }) => ({
  ...one,
  minArgs: args,
  maxArgs: args,
}));
