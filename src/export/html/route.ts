import { FIRST_FILTER, type Filter } from '../picture/filter.ts';

/** Where the reader is. Ids are those of the graph. */
export type Place =
  | { readonly kind: 'picture'; readonly id: string | null }
  | { readonly kind: 'matrix' }
  | { readonly kind: 'timeline' }
  | { readonly kind: 'actors' }
  | { readonly kind: 'disputes' }
  | { readonly kind: 'articles' }
  | { readonly kind: 'actor'; readonly id: string }
  | { readonly kind: 'pair'; readonly a: string; readonly b: string }
  | { readonly kind: 'article'; readonly id: string; readonly start: number | null };

/** A place and what is filtered there; all of it stands in the address, so that it can be shared. */
export type Route = { readonly place: Place; readonly filter: Filter };

/** The places that the navigation lists, in its order, by the words it uses. */
export const MAIN_PLACES = [
  ['picture', 'Picture'],
  ['matrix', 'Matrix'],
  ['timeline', 'Timeline'],
  ['actors', 'Actors'],
  ['disputes', 'Disputed'],
  ['articles', 'Articles'],
] as const;

/** The place that the navigation means by a word. */
export const mainPlace = (kind: (typeof MAIN_PLACES)[number][0]): Place =>
  kind === 'picture' ? { kind, id: null } : { kind };

const isMain = (text: string): text is (typeof MAIN_PLACES)[number][0] => MAIN_PLACES.some(([kind]) => kind === text);

/** The fragment of a route: the place as a path, then what differs from the first filter. */
export function toFragment({ place, filter }: Route): string {
  const query = new URLSearchParams();
  if (filter.top !== null) query.set('top', filter.top === 0 ? 'all' : String(filter.top));
  if (filter.sign !== 'all') query.set('sign', filter.sign);
  for (const name of ['since', 'until', 'outlet'] as const) if (filter[name] !== '') query.set(name, filter[name]);
  if (filter.sureness !== FIRST_FILTER.sureness) query.set('sure', String(filter.sureness));
  if (filter.articles > 1) query.set('articles', String(filter.articles));
  for (const [name, field] of FLAGS) if (filter[field]) query.set(name, '1');
  const text = query.toString();
  return `#/${placePath(place)}${text === '' ? '' : `?${text}`}`;
}

const FLAGS = [
  ['disputed', 'isDisputedOnly'],
  ['issues', 'hasIssues'],
  ['places', 'hasPlaces'],
  ['ties', 'hasTies'],
] as const;

function placePath(place: Place): string {
  const code = encodeURIComponent;
  if (place.kind === 'picture') return `picture${place.id === null ? '' : `/${code(place.id)}`}`;
  if (place.kind === 'actor') return `actor/${code(place.id)}`;
  if (place.kind === 'pair') return `pair/${code(place.a)}/${code(place.b)}`;
  if (place.kind === 'article') return `article/${code(place.id)}${place.start === null ? '' : `/${place.start}`}`;
  return place.kind;
}

/** The route of a fragment; what is not understood is the picture as it is first seen. */
export function fromFragment(fragment: string): Route {
  const [path = '', query = ''] = fragment.replace(/^#\/?/, '').split('?');
  const given = new URLSearchParams(query);
  const number = (name: string, low: number, high: number, otherwise: number) => {
    const text = given.get(name) ?? '';
    return /^\d{1,6}$/.test(text) ? Math.max(low, Math.min(high, Number(text))) : otherwise;
  };
  const date = (name: string) => {
    const text = given.get(name) ?? '';
    return /^\d{4}(-\d{2}){0,2}$/.test(text) ? text : '';
  };
  const sign = given.get('sign');
  return {
    place: placeOf(path.split('/').map(decode)),
    filter: {
      ...FIRST_FILTER,
      top: given.get('top') === 'all' ? 0 : number('top', 2, 100_000, 0) || null,
      sign: sign === 'for' || sign === 'against' ? sign : 'all',
      since: date('since'),
      until: date('until'),
      outlet: given.get('outlet') ?? '',
      sureness: number('sure', 0, 100, FIRST_FILTER.sureness),
      articles: number('articles', 1, 100_000, 1),
      ...Object.fromEntries(FLAGS.map(([name, field]) => [field, given.get(name) === '1'])),
    },
  };
}

function placeOf([kind = '', first = '', second = '']: readonly string[]): Place {
  if (kind === 'actor' && first !== '') return { kind, id: first };
  if (kind === 'pair' && first !== '' && second !== '') return { kind, a: first, b: second };
  if (kind === 'article' && first !== '')
    return { kind, id: first, start: /^\d{1,9}$/.test(second) ? Number(second) : null };
  if (kind === 'picture' || !isMain(kind))
    return { kind: 'picture', id: kind === 'picture' && first !== '' ? first : null };
  return mainPlace(kind);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
