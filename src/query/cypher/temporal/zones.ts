import { CypherError } from '../errors.ts';
import { daysOf, SECONDS_A_DAY } from './calendar.ts';

/** Formats made before: making one takes longer than a thousand uses. All are forgotten when there are more. */
const formats = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATS = 1000;

/** @throws CypherError ArgumentError InvalidArgumentValue for no zone of the IANA database. */
export function checkZone(zone: string): string {
  formatOf(zone);
  return zone;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      throw new CypherError('ArgumentError', 'InvalidArgumentValue', `There is no time zone ${zone.slice(0, 40)}.`);
    }
    if (formats.size >= MOST_FORMATS) formats.clear();
    formats.set(zone, format);
  }
  return format;
}

/** What JavaScript's Date can say; outside, the nearest end of it stands in. */
const FARTHEST = 8_640_000_000_000;

/** Seconds east of UTC at an instant, in seconds since 1970. */
export function offsetAt(zone: string, instant: number): number {
  const whole = Math.max(-FARTHEST + SECONDS_A_DAY, Math.min(FARTHEST - SECONDS_A_DAY, Math.floor(instant)));
  const parts = new Map(
    formatOf(zone)
      .formatToParts(whole * 1000)
      .map(({ type, value }) => [type, value]),
  );
  const number = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name) ?? 0);
  const year = parts.get('era') === 'BC' ? 1 - number('year') : number('year');
  const local = daysOf({ year, month: number('month'), day: number('day') }) * SECONDS_A_DAY;
  return local + number('hour') * 3600 + number('minute') * 60 + number('second') - whole;
}

/** The offset of a local time; of two, where clocks go back, the earlier instant's; in a gap, that before it. */
export function offsetOfLocal(zone: string, local: number): number {
  const first = offsetAt(zone, local - offsetAt(zone, local - SECONDS_A_DAY));
  const earlier = offsetAt(zone, local - SECONDS_A_DAY);
  return offsetAt(zone, local - earlier) === earlier ? earlier : first;
}
