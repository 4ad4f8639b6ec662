/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { keepClaims } from '../picture/filter.ts';
import type { PictureData } from '../picture/picture-data.ts';
import { flattenClaims } from '../picture/stances.ts';
import { articleName, countOf } from '../picture/words.ts';
import { actorView, pairView } from './actor-view.ts';
import { articleView } from './article-view.ts';
import { byId, element } from './element.ts';
import { connectFilters, showFilters } from './filter-form.ts';
import { actorsView, articlesView, disputedView } from './list-views.ts';
import { matrixView } from './matrix-view.ts';
import type { PageContext } from './page-context.ts';
import { connectSearch } from './page-search.ts';
import { makePictureView } from './picture-view.ts';
import { fromFragment, MAIN_PLACES, mainPlace, type Route, toFragment } from './route.ts';
import { timelineView } from './timeline-view.ts';

const NARROW = '(max-width: 40rem)';

/** Starts the page: reads the data that stands in it, then shows what the address says, and again whenever it changes. */
function start(): void {
  const data = JSON.parse(byId('data').textContent ?? '{}') as PictureData;
  const all = flattenClaims(data);
  const picture = makePictureView();
  const kept = rememberLast(
    (route: Route) => JSON.stringify(route.filter),
    (route) => keepClaims(all, data, route.filter),
  );
  let isFirst = true;
  const contextOf = (route: Route): PageContext => ({
    data,
    all,
    claims: kept(route),
    route,
    isNarrow: matchMedia(NARROW).matches,
    href: (place) => toFragment({ ...route, place }),
    go: (place) => {
      location.hash = toFragment({ ...route, place });
    },
    setFilter: (changes) => {
      location.hash = toFragment({ ...route, filter: { ...route.filter, ...changes } });
    },
  });
  const render = () => {
    const context = contextOf(fromFragment(location.hash));
    showNavigation(context);
    showFilters(context);
    const main = byId('main');
    if (context.route.place.kind === 'picture') {
      if (main.firstChild !== picture.place) main.replaceChildren(picture.place);
      picture.update(context);
    } else main.replaceChildren(...view(context));
    document.title = titleOf(context);
    const here = document.getElementById('here');
    if (here !== null) here.scrollIntoView({ block: 'center' });
    else if (!isFirst && context.route.place.kind !== 'picture') window.scrollTo(0, 0);
    if (!isFirst && context.route.place.kind !== 'picture' && document.activeElement === document.body)
      main.focus({ preventScroll: true });
    isFirst = false;
  };
  const now = () => contextOf(fromFragment(location.hash));
  connectFilters(data, now);
  connectSearch(data, now);
  connectTheme(() => picture.redraw());
  window.addEventListener('hashchange', render);
  let timer = 0;
  window.addEventListener('resize', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => picture.redraw(), 150);
  });
  byId('count').textContent = `${countOf(data.articles.length, 'article')}, ${countOf(all.length, 'claim')}`;
  render();
}

/** A function that keeps its last answer while the key is the same. */
function rememberLast<T>(keyOf: (route: Route) => string, make: (route: Route) => T): (route: Route) => T {
  let last: { readonly key: string; readonly value: T } | undefined;
  return (route) => {
    const key = keyOf(route);
    if (last?.key !== key) last = { key, value: make(route) };
    return last.value;
  };
}

function view(context: PageContext): readonly HTMLElement[] {
  const { place } = context.route;
  switch (place.kind) {
    case 'matrix':
      return matrixView(context);
    case 'timeline':
      return timelineView(context);
    case 'actors':
      return actorsView(context);
    case 'disputes':
      return disputedView(context);
    case 'articles':
      return articlesView(context);
    case 'actor':
      return actorView(context, place.id);
    case 'pair':
      return pairView(context, place.a, place.b);
    case 'article':
      return articleView(context, place.id, place.start);
    case 'picture':
      return [];
  }
}

const PARENTS: Readonly<Record<string, string>> = { actor: 'actors', article: 'articles', pair: 'actors' };

function showNavigation({ route, href }: PageContext): void {
  const current = PARENTS[route.place.kind] ?? route.place.kind;
  byId('nav').replaceChildren(
    ...MAIN_PLACES.map(([kind, words]) =>
      element('a', { href: href(mainPlace(kind)), ...(kind === current ? { 'aria-current': 'page' } : {}) }, words),
    ),
  );
}

function titleOf({ data, route: { place } }: PageContext): string {
  const name = (id: string) => data.nodes.find((one) => one.id === id)?.label ?? id;
  if (place.kind === 'actor') return `${name(place.id)} · ${data.title}`;
  if (place.kind === 'pair') return `${name(place.a)} and ${name(place.b)} · ${data.title}`;
  if (place.kind === 'article')
    return `${articleName(data.articles.find((one) => one.id === place.id))} · ${data.title}`;
  return place.kind === 'picture' ? data.title : `${place.kind} · ${data.title}`;
}

function connectTheme(changed: () => void): void {
  const root = document.documentElement;
  const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = (isDark: boolean) => {
    root.dataset['theme'] = isDark ? 'dark' : 'light';
    byId('theme').textContent = isDark ? 'Light' : 'Dark';
    changed();
  };
  byId('theme').addEventListener('click', () => apply(root.dataset['theme'] !== 'dark'));
  prefersDark.addEventListener('change', (event) => apply(event.matches));
  apply(prefersDark.matches);
}

start();
