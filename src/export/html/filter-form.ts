/// <reference lib="dom" />
import { FIRST_FILTER } from '../picture/filter.ts';
import type { PictureData } from '../picture/picture-data.ts';
import { byId, element } from './element.ts';
import type { PageContext } from './page-context.ts';

const field = (id: string) => byId(id) as HTMLInputElement;

const CHECKS = [
  ['disputed', 'isDisputedOnly'],
  ['issues', 'hasIssues'],
  ['places', 'hasPlaces'],
  ['ties', 'hasTies'],
] as const;

/** Fills the lists of the filters and lets every control change the address. */
export function connectFilters(data: PictureData, now: () => PageContext): void {
  const outlets = [...new Set(data.articles.flatMap((article) => article.publisher ?? []))].sort();
  for (const outlet of outlets) byId('outlet').append(element('option', { value: outlet }, outlet));
  const dates = data.articles.flatMap((article) => article.date ?? []).sort();
  for (const id of ['since', 'until']) {
    field(id).min = dates[0] ?? '';
    field(id).max = dates.at(-1) ?? '';
    field(id)
      .closest('label')
      ?.toggleAttribute('hidden', dates.length === 0);
  }
  field('outlet')
    .closest('label')
    ?.toggleAttribute('hidden', outlets.length === 0);
  const onChange = (id: string, change: (value: string) => void) =>
    byId(id).addEventListener('change', () => change(field(id).value));
  onChange('top', (value) => now().setFilter({ top: value === '' ? null : value === 'all' ? 0 : Number(value) }));
  onChange('sign', (value) => now().setFilter({ sign: value === 'for' || value === 'against' ? value : 'all' }));
  onChange('since', (since) => now().setFilter({ since }));
  onChange('until', (until) => now().setFilter({ until }));
  onChange('outlet', (outlet) => now().setFilter({ outlet }));
  onChange('sure', (value) => now().setFilter({ sureness: Number(value) }));
  onChange('articles', (value) => now().setFilter({ articles: Number(value) }));
  for (const [id, name] of CHECKS)
    byId(id).addEventListener('change', () => now().setFilter({ [name]: field(id).checked }));
  byId('reset').addEventListener('click', () => now().setFilter(FIRST_FILTER));
  byId('filters').addEventListener('submit', (event) => event.preventDefault());
}

/** Brings the controls in step with the address, and says in one line what is filtered. */
export function showFilters({ route: { filter } }: PageContext): void {
  field('top').value = filter.top === null ? '' : filter.top === 0 ? 'all' : String(filter.top);
  field('sign').value = filter.sign;
  field('since').value = wholeDay(filter.since, '01');
  field('until').value = wholeDay(filter.until, '31');
  field('outlet').value = filter.outlet;
  field('sure').value = String(filter.sureness);
  field('articles').value = String(filter.articles);
  for (const [id, name] of CHECKS) field(id).checked = filter[name];
  const parts = [
    filter.top === null ? '' : filter.top === 0 ? 'all actors' : `${filter.top} main actors`,
    filter.sign === 'all' ? '' : `only ${filter.sign}`,
    filter.since === '' && filter.until === '' ? '' : `${filter.since || 'start'} to ${filter.until || 'end'}`,
    filter.outlet,
    filter.sureness > 0 ? `sureness ${filter.sureness} % or more` : '',
    filter.articles > 1 ? `${filter.articles} articles or more` : '',
    ...CHECKS.map(([id, name]) => (filter[name] ? (id === 'disputed' ? 'disputed only' : `with ${id}`) : '')),
  ].filter((part) => part !== '');
  const summary = byId('filters').querySelector('summary');
  if (summary !== null) summary.textContent = parts.length === 0 ? 'Filters' : `Filters: ${parts.join(', ')}`;
}

/** A date field wants a whole day; a month or year from the timeline becomes its first or last. */
function wholeDay(date: string, day: string): string {
  if (date.length === 4) return day === '01' ? `${date}-01-01` : `${date}-12-31`;
  if (date.length !== 7) return date;
  const last = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5)), 0)).getUTCDate();
  return `${date}-${day === '01' ? '01' : String(last)}`;
}
