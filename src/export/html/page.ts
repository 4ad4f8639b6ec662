/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import type { PageData } from './page-data.ts';
import { drawGraph, type GraphView } from './page-graph.ts';
import { claimRow, edgeTitle, element, fillDetails, fillList, fillResults } from './page-parts.ts';
import { fromFragment, type PageState, searchNodes, shownClaims, toFragment } from './page-state.ts';

/** Starts the page: reads the data that stands in it, then keeps state, address, picture and lists in step. */
function start(): void {
  const data = JSON.parse(byId('data').textContent ?? '{}') as PageData;
  let state = fromFragment(location.hash);
  let graph: GraphView | undefined;
  const set = (changes: Partial<PageState>) => {
    state = { ...state, ...changes };
    writeFragment(state);
    render();
  };
  const pick = {
    node: (at: number) => set({ selected: `n:${data.nodes[at]?.id ?? ''}` }),
    edge: (at: number) => set({ selected: `e:${data.edges[at]?.id ?? ''}` }),
  };
  try {
    graph = drawGraph(byId('canvas'), data, { ...pick, none: () => set({ selected: '' }) });
  } catch {
    byId('no-graph').hidden = false;
    state = { ...state, view: 'list' };
  }
  const shown = () =>
    new Map(data.edges.flatMap((edge, at) => (shownClaims(data, edge, state).length > 0 ? [[at, edge] as const] : [])));
  const render = () => {
    const edges = shown();
    showState(data, state, graph !== undefined);
    graph?.update({ edges: new Set(edges.keys()), state });
    const list = byId('list');
    list.hidden = state.view !== 'list';
    byId('canvas').hidden = state.view === 'list';
    if (state.view === 'list') fillList(list, data, { edges: [...edges.keys()], pick: pick.edge });
    const nodes = new Set([...edges.values()].flatMap(({ source, target }) => [source, target]));
    byId('count').textContent = `${nodes.size} entities, ${edges.size} of ${data.edges.length} edges`;
    fillDetails(byId('details'), data, { state, edges: [...edges.keys()], pick, claimRow, edgeTitle });
  };
  buildFilters(data, set, () => state);
  connectSearch(data, (at) => {
    pick.node(at);
    graph?.focus(at);
    byId('details').focus();
  });
  connectTheme(() => graph?.update({ edges: new Set(shown().keys()), state }));
  window.addEventListener('hashchange', () => {
    if (location.hash.replace(/^#/, '') === toFragment(state)) return;
    state = fromFragment(location.hash);
    render();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === '/' && !isTyping) {
      event.preventDefault();
      byId('search').focus();
    } else if (event.key === 'Escape') set({ selected: '' });
  });
  render();
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found;
}

const input = (id: string) => byId(id) as HTMLInputElement;

function writeFragment(state: PageState): void {
  const fragment = toFragment(state);
  history.replaceState(null, '', fragment === '' ? '#' : `#${fragment}`);
}

type SetState = (changes: Partial<PageState>) => void;

function buildFilters(data: PageData, set: SetState, get: () => PageState): void {
  const toggle = (name: 'hiddenRelations' | 'hiddenTypes', value: string) => {
    const hidden = get()[name];
    set({ [name]: hidden.includes(value) ? hidden.filter((one) => one !== value) : [...hidden, value].sort() });
  };
  const used = new Set(data.edges.map((edge) => edge.relation));
  for (const [at, relation] of data.relations.entries()) {
    if (used.has(at))
      byId('relations').append(checkbox(relation.name, relation.color, () => toggle('hiddenRelations', relation.name)));
  }
  for (const type of [...new Set(data.nodes.map((node) => node.type))].sort()) {
    const color = data.nodes.find((node) => node.type === type)?.color ?? '#888888';
    byId('types').append(checkbox(type, color, () => toggle('hiddenTypes', type)));
  }
  const outlets = [...new Set(data.articles.flatMap((article) => article.publisher ?? []))].sort();
  for (const outlet of outlets) byId('outlet').append(element('option', { value: outlet }, outlet));
  const dates = data.articles.flatMap((article) => article.date ?? []).sort();
  for (const id of ['since', 'until']) {
    input(id).min = dates[0] ?? '';
    input(id).max = dates.at(-1) ?? '';
  }
  byId('outlet').addEventListener('change', () => set({ outlet: input('outlet').value }));
  byId('polarity').addEventListener('change', () =>
    set({ polarity: input('polarity').value as PageState['polarity'] }),
  );
  byId('color').addEventListener('change', () => set({ colorBy: input('color').value === 'side' ? 'side' : 'type' }));
  for (const id of ['since', 'until'] as const)
    byId(id).addEventListener('change', () => set({ [id]: input(id).value }));
  byId('contested').addEventListener('change', () => set({ contestedOnly: input('contested').checked }));
  byId('view').addEventListener('click', () => set({ view: get().view === 'list' ? 'graph' : 'list' }));
  if (data.nodes.every((node) => node.side === null)) byId('color-choice').hidden = true;
}

function checkbox(name: string, color: string, change: () => void): HTMLElement {
  const box = element('input', { type: 'checkbox', 'data-name': name });
  box.addEventListener('change', change);
  const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.background = color;
  return element('label', {}, box, swatch, name.replaceAll('_', ' ').toLowerCase());
}

/** Brings all controls in step with the state. */
function showState(data: PageData, state: PageState, hasGraph: boolean): void {
  for (const [id, hidden] of [
    ['relations', state.hiddenRelations],
    ['types', state.hiddenTypes],
  ] as const) {
    for (const box of byId(id).querySelectorAll('input')) box.checked = !hidden.includes(box.dataset['name'] ?? '');
  }
  input('outlet').value = data.articles.some((article) => article.publisher === state.outlet) ? state.outlet : '';
  input('polarity').value = state.polarity;
  input('color').value = state.colorBy;
  input('since').value = state.since;
  input('until').value = state.until;
  input('contested').checked = state.contestedOnly;
  const view = byId('view') as HTMLButtonElement;
  view.disabled = !hasGraph;
  view.textContent = state.view === 'list' ? 'Show as picture' : 'Show as list';
}

function connectSearch(data: PageData, choose: (at: number) => void): void {
  const field = input('search');
  const results = byId('results');
  const clear = () => {
    results.hidden = true;
    results.replaceChildren();
  };
  const show = () =>
    fillResults(results, data, {
      found: searchNodes(data, field.value, 12),
      choose: (at) => {
        clear();
        field.value = '';
        choose(at);
      },
    });
  field.addEventListener('input', show);
  field.addEventListener('keydown', (event) => {
    const first = results.querySelector('button');
    if (event.key === 'Enter') first?.click();
    else if (event.key === 'ArrowDown') first?.focus();
    else if (event.key === 'Escape') clear();
  });
  results.addEventListener('keydown', (event) => {
    const buttons = [...results.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'ArrowDown') buttons[at + 1]?.focus();
    else if (event.key === 'ArrowUp') (buttons[at - 1] ?? field).focus();
    else if (event.key === 'Escape') clear();
  });
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
