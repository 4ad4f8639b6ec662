import { CypherError } from '../errors.ts';
import type { CallContext, CypherFunction } from '../functions/registry.ts';
import { type CypherValue, isMap, typeName } from '../values.ts';
import { between, inDays, inMonths, inSeconds } from './between.ts';
import { NANOS_A_SECOND, SECONDS_A_DAY } from './calendar.ts';
import { Duration, durationOf, parseDuration } from './duration.ts';
import { hasDay, hasTime, Instant, type InstantKind } from './instant.ts';
import { makeInstant } from './make-instant.ts';
import { parseInstant, parseZone } from './parse-instant.ts';
import { truncateInstant } from './truncate.ts';

const KINDS: readonly InstantKind[] = ['date', 'localtime', 'time', 'localdatetime', 'datetime'];

const wrongType = (name: string, value: CypherValue) =>
  new CypherError('TypeError', 'InvalidArgumentType', `${name}() takes no ${typeName(value)}.`);

/** The time of a run: the same wherever the query asks. */
const clocks = new WeakMap<CallContext, Instant>();
function now(context: CallContext): Instant {
  let clock = clocks.get(context);
  if (clock === undefined) {
    clock = fromEpoch(BigInt(Date.now()) * 1_000_000n);
    clocks.set(context, clock);
  }
  return clock;
}

function fromEpoch(nanos: bigint): Instant {
  const seconds = (nanos - (((nanos % SECOND) + SECOND) % SECOND)) / SECOND;
  const day = Math.floor(Number(seconds) / SECONDS_A_DAY);
  const rest = Number(nanos - BigInt(day) * BigInt(SECONDS_A_DAY) * SECOND);
  return new Instant('datetime', { day, nanos: rest, offset: 0 });
}
const SECOND = BigInt(NANOS_A_SECOND);

function convert(kind: InstantKind, value: CypherValue | undefined, context: CallContext): CypherValue {
  if (value === null) return null;
  if (value === undefined) return makeInstant(kind, selected(kind, now(context)));
  if (typeof value === 'string') return parseInstant(kind, value);
  if (value instanceof Instant) return makeInstant(kind, selected(kind, value));
  if (!isMap(value)) throw wrongType(kind, value);
  const { size } = value;
  const zone = value.get('timezone');
  if (size === 1 && typeof zone === 'string') {
    const { offset, zone: named } = parseZone(zone);
    return makeInstant(kind, selected(kind, now(context).shifted(offset, named)));
  }
  return makeInstant(kind, value);
}

/** The parts of another instant that a kind can take. @throws CypherError ArgumentError where it has none of them. */
function selected(kind: InstantKind, value: Instant): ReadonlyMap<string, CypherValue> {
  const parts = new Map<string, CypherValue>();
  if (hasDay(kind)) parts.set('date', value);
  if (hasTime(kind) && (hasTime(value.temporal) || !hasDay(kind))) parts.set('time', value);
  return parts;
}

function creators(kind: InstantKind): readonly CypherFunction[] {
  const make = (name: string, help: string): CypherFunction => ({
    name,
    minArgs: 0,
    maxArgs: 1,
    help,
    call: ([value], context) => convert(kind, value, context),
  });
  return [
    make(kind, `${kind}('...') or ${kind}({...}): a ${kind}; without anything, that of now`),
    ...['transaction', 'statement', 'realtime'].map((clock) => make(`${kind}.${clock}`, `${kind}.${clock}(): now`)),
    {
      name: `${kind}.truncate`,
      minArgs: 1,
      maxArgs: 3,
      help: `${kind}.truncate(unit, instant, {...}): the beginning of the unit`,
      call: ([unit, value, parts], context) => {
        if (unit === null || value === null) return null;
        const instant = value === undefined ? now(context) : value;
        if (typeof unit !== 'string' || !(instant instanceof Instant)) throw wrongType(`${kind}.truncate`, instant);
        return truncateInstant(kind, unit, { value: instant, parts: isMap(parts) ? parts : new Map() });
      },
    },
  ];
}

function duration(value: CypherValue | undefined): CypherValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Duration) return value;
  if (typeof value === 'string') return parseDuration(value);
  if (isMap(value)) return durationOf(value);
  throw wrongType('duration', value);
}

const spans = { between, inMonths, inDays, inSeconds } as const;

/** Whole numbers to instants since 1970. */
function epoch(name: string, unit: bigint): CypherFunction {
  return {
    name: `datetime.${name}`,
    minArgs: 1,
    maxArgs: 2,
    help: `datetime.${name}(n): the instant so long after 1970`,
    call: ([count, nanos]) => {
      if (count === null || nanos === null) return null;
      if (typeof count !== 'bigint') throw wrongType(`datetime.${name}`, count ?? null);
      return fromEpoch(count * unit + (typeof nanos === 'bigint' ? nanos : 0n));
    },
  };
}

/** Dates, times and durations of openCypher. */
export const TEMPORAL_FUNCTIONS: readonly CypherFunction[] = [
  ...KINDS.flatMap(creators),
  epoch('fromepoch', SECOND),
  epoch('fromepochmillis', 1_000_000n),
  {
    name: 'duration',
    minArgs: 1,
    maxArgs: 1,
    help: "duration('P1DT2H') or duration({days: 1, hours: 2}): a span of time",
    call: ([value]) => duration(value),
  },
  ...Object.entries(spans).map(
    ([name, span]): CypherFunction => ({
      name: `duration.${name}`,
      minArgs: 2,
      maxArgs: 2,
      help: `duration.${name}(from, to): the span from one instant to another`,
      call: ([from, to]) => {
        if (from === null || to === null) return null;
        if (!(from instanceof Instant)) throw wrongType(`duration.${name}`, from ?? null);
        if (!(to instanceof Instant)) throw wrongType(`duration.${name}`, to ?? null);
        return span(from, to);
      },
    }),
  ),
];
