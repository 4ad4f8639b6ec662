import { civilOf, NANOS_A_DAY, plusMonths } from './calendar.ts';
import { Duration } from './duration.ts';
import { hasDay, hasOffset, Instant } from './instant.ts';

type Pair = { readonly from: Instant; readonly to: Instant; readonly isDated: boolean };

/** Both on one clock: what has no offset or no date takes that of the other. */
function aligned(from: Instant, to: Instant): Pair {
  const isDated = hasDay(from.temporal) && hasDay(to.temporal);
  const onClock = (one: Instant, other: Instant) => {
    const { zone, offset } = hasOffset(one.temporal) ? one : other;
    const parts = { day: hasDay(one.temporal) ? one.day : other.day, nanos: one.nanos };
    const isZoned = zone !== null;
    if (!hasOffset(one.temporal) && !hasOffset(other.temporal)) return new Instant('datetime', { ...parts, offset: 0 });
    if (hasOffset(one.temporal)) return new Instant('datetime', { ...parts, offset, zone: isZoned ? zone : null });
    return new Instant('datetime', { ...parts, ...(isZoned ? { zone } : { offset }) });
  };
  return { from: onClock(from, to), to: onClock(to, from), isDated };
}

const localNanos = ({ day, nanos }: Instant) => BigInt(day) * DAY + BigInt(nanos);
const DAY = BigInt(NANOS_A_DAY);

/** Months, days and time from one instant to another, each as large as it can be, in that order. */
export function between(one: Instant, other: Instant): Duration {
  const { from, to: far, isDated } = aligned(one, other);
  if (!isDated) return new Duration(0, 0, far.instant - from.instant);
  const to = far.shifted(from.zone === null ? from.offset : undefined, from.zone);
  const months = monthsBetween(from, to);
  const start = new Instant('localdatetime', { day: plusMonths(from.day, months), nanos: from.nanos });
  const rest = localNanos(to) - localNanos(start);
  const days = rest / DAY;
  const isZoned = from.zone !== null;
  const late = isZoned
    ? to.instant -
      new Instant('datetime', { day: start.day + Number(days), nanos: from.nanos, zone: from.zone }).instant
    : rest % DAY;
  return new Duration(months, Number(days), late);
}

function monthsBetween(from: Instant, to: Instant): number {
  const [a, b] = [civilOf(from.day), civilOf(to.day)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const arrived = BigInt(plusMonths(from.day, months)) * DAY + BigInt(from.nanos);
  const goal = localNanos(to);
  if (months > 0 && arrived > goal) return months - 1;
  return months < 0 && arrived < goal ? months + 1 : months;
}

export function inMonths(one: Instant, other: Instant): Duration {
  const { from, to, isDated } = aligned(one, other);
  if (!isDated) return new Duration(0, 0, 0n);
  return new Duration(monthsBetween(from, to.shifted(from.zone === null ? from.offset : undefined, from.zone)), 0, 0n);
}

export function inDays(one: Instant, other: Instant): Duration {
  const { from, to, isDated } = aligned(one, other);
  if (!isDated) return new Duration(0, 0, 0n);
  const local = to.shifted(from.zone === null ? from.offset : undefined, from.zone);
  return new Duration(0, Number((localNanos(local) - localNanos(from)) / DAY), 0n);
}

export function inSeconds(one: Instant, other: Instant): Duration {
  const { from, to } = aligned(one, other);
  return new Duration(0, 0, to.instant - from.instant);
}
