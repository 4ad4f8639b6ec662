import type { EntityId, EntityType } from '../base/ids.ts';
import { type ChosenMention, shareOf } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import { type Document, wordsIn } from '../text/document.ts';
import type { Encoded } from '../text/encode/encoded.ts';
import { likeliestKind, type MentionTable, type NetMention, readMentions } from '../text/encode/read-mentions.ts';
import type { ReaderNet } from '../text/encode/reader-net.ts';
import { type Links, type LinkWords, linkSetting, linkWords, scoreLinks } from '../text/encode/score-links.ts';
import { areClashing, type NameWords } from './clashing-names.ts';
import { findAppositions } from './find-appositions.ts';
import { ownersInside } from './owners-inside.ts';

/** A row that the net was asked about: a chosen mention, a pronoun, or an end left unsaid. */
export type LinkRow = NetMention & {
  /** The chosen mention; undefined for a pronoun or an unsaid end. */
  readonly mention: ChosenMention | undefined;
  /** Token range in the sentence, half-open; empty for an unsaid end. */
  readonly span: { readonly first: number; readonly last: number };
};

/** Rows in text order, unsaid ends last, each with the cluster of rows that are the same thing; undefined where nothing is meant. */
export type LinkedRows = {
  readonly rows: readonly LinkRow[];
  readonly table: MentionTable;
  readonly clusters: readonly (number | undefined)[];
  /** Entity of each cluster that a list or a name decides. */
  readonly decided: ReadonlyMap<number, EntityId>;
  readonly kinds: readonly (string | null)[];
  /** Of each row, how likely it means what it was linked to, 0 to 1; 1 where a list or a name decides. */
  readonly sure: readonly number[];
};

/** Words that may stand for somebody said before. */
const PRONOUN =
  /^(?:he|she|they|it|we|i|you|him|them|us|me|his|its|my|your|(?:her|their|our)s?|(?:him|her|it)self|themselves|who|whom|whose|which)$/i;

/** "US" is a state. */
const isPronoun = (form: string): boolean => form !== 'US' && PRONOUN.test(form);

/** The entity that lists and names find for a row, and the name that stands there. */
export type Known = {
  readonly decide: (row: LinkRow) => EntityId | undefined;
  readonly nameOf: (row: LinkRow) => NameWords | undefined;
  readonly words: Gazetteer['words'];
};

/**
 * Links mentions, pronouns and unsaid ends to what was said before, by the learned scores. Two mentions that were decided differently
 * are never joined, nor are two names that clash.
 */
export function linkMentions(
  document: Document,
  mentions: readonly ChosenMention[],
  encoded: Encoded,
  net: ReaderNet,
  { decide, nameOf, words: listed }: Known,
): LinkedRows {
  const rows = makeRows(document, mentions, encoded);
  const table = readMentions(rows, encoded, net);
  const words = rows.map((row) => wordsOf(row, document));
  const links = scoreLinks(table, words, { net, setting: linkSetting(document, rows, words) });
  const clusters = new Clusters(rows.map(decide), rows.map(nameOf));
  const beside = namesBeside(document, rows, { decide, words: listed });
  const owners = ownersInside(rows, document);
  const sure = rows.map(() => 1);
  for (const { row, candidates, fresh } of links)
    if (beside.has(row)) clusters.open(row);
    else sure[row] = joinBest(row, { candidates, fresh, rows, clusters, owners: owners.get(row) ?? [] });
  for (const [description, name] of beside) clusters.join(description, name);
  joinHeads(rows, clusters);
  const kinds = rows.map((_, row) => net.lists.kinds[likeliestKind(table, row, net.lists.kinds.length)] ?? null);
  return { rows, table, clusters: clusters.all(), decided: clusters.decided(), kinds, sure };
}

/** Of descriptions that stand beside a name, the row of the name; a description that is decided keeps what it has. */
function namesBeside(
  document: Document,
  rows: readonly LinkRow[],
  { decide, words }: Pick<Known, 'decide' | 'words'>,
): ReadonlyMap<number, number> {
  const rowOf = new Map(rows.flatMap(({ mention }, row) => (mention === undefined ? [] : [[mention, row] as const])));
  const beside = new Map<number, number>();
  const heads = words('description-heads/behind-names');
  for (const [description, name] of findAppositions(document, [...rowOf.keys()], heads)) {
    const [one = -1, other] = [rowOf.get(description), rowOf.get(name)];
    const own = rows[one];
    if (other !== undefined && own !== undefined && decide(own) === undefined) beside.set(one, other);
  }
  return beside;
}

function makeRows(document: Document, mentions: readonly ChosenMention[], encoded: Encoded): readonly LinkRow[] {
  const wordOf = (sentence: number, at: number): number => (encoded.firstWord[sentence] ?? 0) + at;
  const said = mentions.map((mention): LinkRow => {
    const { sentence, first, last } = mention;
    const pronoun = last - first === 1 && isPronoun(mention.surface);
    return {
      first: wordOf(sentence, first - (mention.lead ?? 0)),
      last: wordOf(sentence, last - 1),
      sentence,
      unsaid: -1,
      pronoun,
      mention,
      span: { first, last },
    };
  });
  const taken = new Set(said.filter((row) => row.first === row.last).map((row) => row.first));
  const pronouns = document.sentences.flatMap(({ words, index: sentence }) =>
    words.flatMap(({ form, index: at }): LinkRow[] => {
      const word = wordOf(sentence, at);
      if (!isPronoun(form) || taken.has(word)) return [];
      const span = { first: at, last: at + 1 };
      return [{ first: word, last: word, sentence, unsaid: -1, pronoun: true, mention: undefined, span }];
    }),
  );
  const nowhere = { first: -1, last: -1, pronoun: false, mention: undefined, span: { first: 0, last: 0 } };
  const unsaid = document.sentences.flatMap(({ index: sentence }) =>
    ([0, 1] as const).map((which): LinkRow => ({ ...nowhere, sentence, unsaid: which })),
  );
  return [...[...said, ...pronouns].sort((a, b) => a.first - b.first || a.last - b.last), ...unsaid];
}

function wordsOf({ sentence, span, pronoun, unsaid }: LinkRow, document: Document): LinkWords {
  const words = unsaid < 0 ? wordsIn(document, { sentence, ...span }) : [];
  return linkWords(
    words.map(({ form }) => form),
    pronoun,
  );
}

type Joining = Pick<Links, 'candidates' | 'fresh'> & {
  readonly rows: readonly LinkRow[];
  readonly clusters: Clusters;
  /** Rows that are something else. */
  readonly owners: readonly number[];
};

/**
 * Joins a row to the thing said before that it most likely is, if that is likelier than something new: the scores of all mentions
 * of a thing speak for it together. Gives the share of what was chosen, 0 to 1; 1 where a list or a name has decided.
 */
function joinBest(row: number, { candidates, fresh, rows, clusters, owners }: Joining): number {
  const own = rows[row];
  if (own === undefined) return 1;
  const known = own.mention !== undefined;
  const others = new Set(owners.map((owner) => clusters.meant(owner)));
  const shares = new Map<number, number>();
  for (const { row: other, score } of candidates) {
    const cluster = clusters.of(other);
    if (
      cluster === undefined ||
      others.has(cluster) ||
      areApart(own.mention, rows[other]?.mention) ||
      (known && !clusters.mayJoin(row, other))
    )
      continue;
    shares.set(cluster, (shares.get(cluster) ?? 0) + Math.exp(score));
  }
  let best: number | undefined;
  const isNew = own.unsaid >= 0 ? 0 : Math.exp(fresh);
  let most = isNew;
  for (const [cluster, share] of shares)
    if (share > most) {
      best = cluster;
      most = share;
    }
  if (known) clusters.open(row);
  if (best !== undefined) clusters.join(row, best);
  if (known && clusters.isDecided(row)) return 1;
  const all = [...shares.values()].reduce((sum, share) => sum + share, isNew);
  return all > 0 ? most / all : 1;
}

/** What somebody does is not who does it, "his election", nor is a person a group: where the net is sure of both. */
function areApart(a: ChosenMention | undefined, b: ChosenMention | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const isSure = ({ types }: ChosenMention, type: EntityType): boolean => shareOf(type, types) >= 0.8;
  const isBoth = (one: ChosenMention, other: ChosenMention): boolean => isSure(one, 'person') && isSure(other, 'group');
  return (a.type === 'issue') !== (b.type === 'issue') || isBoth(a, b) || isBoth(b, a);
}

/** "a measure" of "a measure that would end the strike": a phrase and the shorter one around its head are one thing. */
function joinHeads(rows: readonly LinkRow[], clusters: Clusters): void {
  const heads = new Map<string, number>();
  for (const [row, { mention, sentence }] of rows.entries()) {
    if (mention === undefined || mention.how === 'alias' || mention.how === 'given') continue;
    const key = `${sentence}:${mention.head}:${mention.type}`;
    const other = heads.get(key);
    if (other === undefined) heads.set(key, row);
    else if (clusters.mayJoin(row, other)) clusters.join(row, other);
  }
}

/** Disjoint sets of rows; a set has at most one decided entity, and no two names that clash. */
class Clusters {
  readonly #decided: readonly (EntityId | undefined)[];
  readonly #parent: (number | undefined)[];
  readonly #entity = new Map<number, EntityId>();
  readonly #first = new Map<EntityId, number>();
  readonly #names: readonly (NameWords | undefined)[];
  /** Rows with a name in each set. */
  readonly #named = new Map<number, readonly number[]>();

  constructor(decided: readonly (EntityId | undefined)[], names: readonly (NameWords | undefined)[]) {
    this.#decided = decided;
    this.#names = names;
    this.#parent = decided.map(() => undefined);
  }

  of(row: number): number | undefined {
    let at = this.#parent[row];
    while (at !== undefined && this.#parent[at] !== at) at = this.#parent[at];
    return at;
  }

  /** The set of a row, or the one that it will join. */
  meant(row: number): number | undefined {
    const entity = this.#decided[row];
    const first = entity === undefined ? undefined : this.#first.get(entity);
    return this.of(row) ?? (first === undefined ? undefined : this.of(first));
  }

  /** Makes the row a set, or joins it to the rows of its entity. */
  open(row: number): void {
    if (this.of(row) !== undefined) return;
    const entity = this.#decided[row];
    const known = entity === undefined ? undefined : this.#first.get(entity);
    const set = known === undefined ? row : (this.of(known) ?? row);
    this.#parent[row] = set;
    this.#name(row, set);
    if (entity === undefined || known !== undefined) return;
    this.#first.set(entity, row);
    this.#entity.set(row, entity);
  }

  /** Whether a list or a name says what this very row is. */
  isDecided(row: number): boolean {
    return this.#decided[row] !== undefined;
  }

  mayJoin(row: number, other: number): boolean {
    const own = this.#decided[row];
    const set = this.of(other);
    const theirs = set === undefined ? undefined : this.#entity.get(set);
    if (own !== undefined && theirs !== undefined) return own === theirs;
    return !this.#clashes(row, set);
  }

  #name(row: number, set: number): void {
    if (this.#names[row] !== undefined) this.#named.set(set, [...(this.#named.get(set) ?? []), row]);
  }

  #clashes(row: number, set: number | undefined): boolean {
    const name = this.#names[row];
    if (name === undefined || set === undefined) return false;
    return (this.#named.get(set) ?? []).some((one) => {
      const other = this.#names[one];
      return other !== undefined && areClashing(name, other);
    });
  }

  join(row: number, other: number): void {
    const [a, b] = [this.of(row), this.of(other)];
    if (b === undefined) return;
    if (a === undefined) {
      this.#parent[row] = b;
      this.#name(row, b);
      return;
    }
    if (a === b) return;
    const [mine, theirs] = [this.#entity.get(a), this.#entity.get(b)];
    if (mine !== undefined && theirs !== undefined && mine !== theirs) return;
    this.#parent[a] = b;
    this.#named.set(b, [...(this.#named.get(b) ?? []), ...(this.#named.get(a) ?? [])]);
    this.#named.delete(a);
    this.#entity.delete(a);
    const entity = theirs ?? mine;
    if (entity !== undefined) this.#entity.set(b, entity);
  }

  all(): readonly (number | undefined)[] {
    return this.#parent.map((_, row) => this.of(row));
  }

  decided(): ReadonlyMap<number, EntityId> {
    return this.#entity;
  }
}
