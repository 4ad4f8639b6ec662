import type { PageArticle, PageClaim, PageData, PageEdge } from './page-data.ts';

/** What the reader chose; all of it goes into the address, so that a view can be shared. */
export type PageState = {
  /** Relations and entity types that are switched off. */
  readonly hiddenRelations: readonly string[];
  readonly hiddenTypes: readonly string[];
  readonly polarity: 'all' | 'positive' | 'negative' | 'neutral';
  /** ISO dates, or empty. */
  readonly since: string;
  readonly until: string;
  /** An outlet, or empty for all. */
  readonly outlet: string;
  readonly contestedOnly: boolean;
  readonly colorBy: 'type' | 'side';
  readonly view: 'graph' | 'list';
  /** `n:` and a node id, `e:` and an edge id, or empty. */
  readonly selected: string;
};

export const START: PageState = {
  hiddenRelations: [],
  hiddenTypes: [],
  polarity: 'all',
  since: '',
  until: '',
  outlet: '',
  contestedOnly: false,
  colorBy: 'type',
  view: 'graph',
  selected: '',
};

const POLARITIES: readonly PageState['polarity'][] = ['all', 'positive', 'negative', 'neutral'];

/** The fragment of the address for a state: only what differs from the start. */
export function toFragment(state: PageState): string {
  const parameters = new URLSearchParams();
  if (state.hiddenRelations.length > 0) parameters.set('hide', state.hiddenRelations.join(','));
  if (state.hiddenTypes.length > 0) parameters.set('types', state.hiddenTypes.join(','));
  if (state.polarity !== START.polarity) parameters.set('polarity', state.polarity);
  for (const name of ['since', 'until', 'outlet', 'selected'] as const) {
    if (state[name] !== '') parameters.set(name, state[name]);
  }
  if (state.contestedOnly) parameters.set('contested', '1');
  if (state.colorBy === 'side') parameters.set('color', 'side');
  if (state.view === 'list') parameters.set('view', 'list');
  return parameters.toString();
}

/** The state of a fragment; whatever is not understood is left at the start's value. */
export function fromFragment(fragment: string): PageState {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const list = (name: string) => (parameters.get(name) ?? '').split(',').filter((part) => part !== '');
  const date = (name: string) =>
    (/^\d{4}-\d{2}-\d{2}$/.test(parameters.get(name) ?? '') ? parameters.get(name) : '') ?? '';
  return {
    hiddenRelations: list('hide'),
    hiddenTypes: list('types'),
    polarity: POLARITIES.find((one) => one === parameters.get('polarity')) ?? 'all',
    since: date('since'),
    until: date('until'),
    outlet: parameters.get('outlet') ?? '',
    contestedOnly: parameters.get('contested') === '1',
    colorBy: parameters.get('color') === 'side' ? 'side' : 'type',
    view: parameters.get('view') === 'list' ? 'list' : 'graph',
    selected: parameters.get('selected') ?? '',
  };
}

/** The claims of an edge that the filters leave; none means that the edge is not shown. */
export function shownClaims(data: PageData, edge: PageEdge, state: PageState): readonly PageClaim[] {
  const relation = data.relations[edge.relation];
  const ends = [data.nodes[edge.source], data.nodes[edge.target]];
  if (relation === undefined || state.hiddenRelations.includes(relation.name)) return [];
  if (ends.some((end) => end === undefined || state.hiddenTypes.includes(end.type))) return [];
  if (state.contestedOnly && !edge.contested) return [];
  if (state.polarity !== 'all' && relation.polarity !== POLARITY_VALUE[state.polarity]) return [];
  return edge.claims.filter((claim) => isArticleShown(data.articles[claim.article], state));
}

const POLARITY_VALUE = { positive: 1, negative: -1, neutral: 0 } as const;

function isArticleShown(article: PageArticle | undefined, { outlet, since, until }: PageState): boolean {
  if (outlet !== '' && article?.publisher !== outlet) return false;
  if (since === '' && until === '') return true;
  const date = article?.date ?? '';
  return date !== '' && (since === '' || date >= since) && (until === '' || date <= until);
}

/** Lower case without accents, for searching. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Numbers of the nodes that fit a search: names that begin with it first, then those that hold it, more mentioned ones first. */
export function searchNodes(data: PageData, text: string, limit: number): readonly number[] {
  const wanted = fold(text.trim());
  if (wanted === '') return [];
  const found: { readonly at: number; readonly rank: number; readonly mentions: number }[] = [];
  for (const [at, node] of data.nodes.entries()) {
    const names = [node.label, ...node.aliases].map(fold);
    const rank = names[0]?.startsWith(wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1 : 2;
    if (rank === 2 && !names.some((name) => name.includes(wanted))) continue;
    found.push({ at, rank, mentions: node.mentions });
  }
  return found
    .sort((a, b) => a.rank - b.rank || b.mentions - a.mentions || a.at - b.at)
    .slice(0, limit)
    .map(({ at }) => at);
}

export type Piece = { readonly text: string; readonly mark: 'source' | 'cue' | 'target' | null };

const MARKS = ['source', 'cue', 'target'] as const;

/** A sentence cut into marked and unmarked pieces; where marks overlap, the earlier kind wins. */
export function markSentence(sentence: string, marks: PageClaim['marks']): readonly Piece[] {
  const kinds = new Array<Piece['mark']>(sentence.length).fill(null);
  for (const [at, span] of [...marks.entries()].reverse()) {
    if (span !== null) kinds.fill(MARKS[at] ?? null, Math.max(0, span[0]), Math.max(0, span[1]));
  }
  const pieces: Piece[] = [];
  for (let start = 0; start < sentence.length; ) {
    let end = start;
    while (end < sentence.length && kinds[end] === kinds[start]) end += 1;
    pieces.push({ text: sentence.slice(start, end), mark: kinds[start] ?? null });
    start = end;
  }
  return pieces;
}
