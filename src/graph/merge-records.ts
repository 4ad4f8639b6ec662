import { type Problem, StancegraphError } from '../base/errors.ts';
import { compareText } from '../base/ids.ts';
import type { ArticleRecord, ClaimRecord, EntityRecord, ExtractRecord } from './records.ts';

/** Records of any number of articles, without repeats, in their one order. */
export type RecordSet = {
  readonly articles: readonly ArticleRecord[];
  readonly entities: readonly EntityRecord[];
  readonly claims: readonly ClaimRecord[];
};

/**
 * Gathers records from any number of shards. The result does not depend on the order of the records, on how they were
 * split into shards, or on how often each one comes.
 */
export class RecordMerger {
  readonly #articles = new Map<string, ArticleRecord>();
  readonly #entities = new Map<string, EntityRecord>();
  readonly #claims = new Map<string, ClaimRecord>();

  /** @throws StancegraphError RECORD_INVALID when one article id comes with two different texts. */
  add(record: ExtractRecord): void {
    if (record.kind === 'article') addArticle(this.#articles, withoutText(record));
    else if (record.kind === 'entity') keepOne(this.#entities, `${record.article}\n${record.id}`, record);
    else keepOne(this.#claims, claimKey(record), record);
  }

  result(): RecordSet {
    return {
      articles: [...this.#articles.values()].sort((a, b) => compareText(a.id, b.id)),
      entities: [...this.#entities.values()].sort(
        (a, b) => compareText(a.article, b.article) || compareText(a.id, b.id),
      ),
      claims: [...this.#claims.values()].sort(compareClaims),
    };
  }
}

/** All records at once. */
export function mergeRecords(records: Iterable<ExtractRecord>): RecordSet {
  const merger = new RecordMerger();
  for (const record of records) merger.add(record);
  return merger.result();
}

/** The graph shows sentences; the texts would be most of its size. */
function withoutText(record: ArticleRecord): ArticleRecord {
  if (record.text === undefined) return record;
  const { text: _text, ...rest } = record;
  return rest;
}

function addArticle(articles: Map<string, ArticleRecord>, record: ArticleRecord): void {
  const before = articles.get(record.id);
  if (before !== undefined && before.sha256 !== record.sha256) {
    throw new StancegraphError('RECORD_INVALID', `Article "${record.id}" comes with two different texts.`, {
      hint: `Extract it again from one of ${[before.source, record.source].sort(compareText).join(' and ')}, or give each its own id.`,
    });
  }
  keepOne(articles, record.id, record);
}

/** Of two records of one thing that differ (shards of other versions or settings), the same one whichever comes first. */
function keepOne<R extends ExtractRecord>(records: Map<string, R>, key: string, record: R): void {
  const before = records.get(key);
  if (before === undefined || comesBefore(record, before)) records.set(key, record);
}

/** The surer claim; where that does not tell, the smaller text. */
function comesBefore(a: ExtractRecord, b: ExtractRecord): boolean {
  if (a.kind === 'claim' && b.kind === 'claim' && a.confidence !== b.confidence) return a.confidence > b.confidence;
  return JSON.stringify(a) < JSON.stringify(b);
}

/** What makes two claims the same one. */
export function claimKey(claim: ClaimRecord): string {
  return JSON.stringify([
    claim.article,
    claim.evidence.start,
    claim.source,
    claim.relation,
    claim.target,
    claim.modality,
    claim.attributedTo,
    claim.cueSpan,
    claim.sourceSpan,
    claim.targetSpan,
  ]);
}

/** The one order of claims: article, place in it, then the triple, then whatever is left. */
export function compareClaims(a: ClaimRecord, b: ClaimRecord): number {
  return (
    compareText(a.article, b.article) ||
    a.evidence.start - b.evidence.start ||
    compareText(a.source, b.source) ||
    compareText(a.relation, b.relation) ||
    compareText(a.target, b.target) ||
    compareText(claimKey(a), claimKey(b))
  );
}

/** The one order of an `extract` stream: by article; the article itself, its entities, its claims. */
export function sortRecords(records: readonly ExtractRecord[]): readonly ExtractRecord[] {
  const rank = { article: 0, entity: 1, claim: 2 };
  const articleOf = (record: ExtractRecord) => (record.kind === 'article' ? record.id : record.article);
  return [...records].sort((a, b) => {
    const order = compareText(articleOf(a), articleOf(b)) || rank[a.kind] - rank[b.kind];
    if (order !== 0) return order;
    if (a.kind === 'entity' && b.kind === 'entity') return compareText(a.id, b.id);
    if (a.kind === 'claim' && b.kind === 'claim') return compareClaims(a, b);
    return 0;
  });
}

/** Reads one line of an `extract` stream; a line that is no record becomes a problem. */
export function parseRecord(line: string, place: { file: string; line: number }): ExtractRecord | Problem {
  const problem = (message: string): Problem => ({
    severity: 'error',
    code: 'RECORD_INVALID',
    message,
    hint: 'Each line must be a record as `stancegraph extract` writes it.',
    place,
  });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return problem('This line is not valid JSON.');
  }
  return isRecord(value) ? value : problem('This line is not an article, entity or claim record.');
}

const REQUIRED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  article: [
    ['id', 'string'],
    ['source', 'string'],
    ['sha256', 'string'],
    ['sentences', 'number'],
  ],
  entity: [
    ['article', 'string'],
    ['id', 'string'],
    ['type', 'string'],
    ['name', 'string'],
    ['mentions', 'object'],
  ],
  claim: [
    ['article', 'string'],
    ['source', 'string'],
    ['relation', 'string'],
    ['target', 'string'],
    ['polarity', 'number'],
    ['modality', 'string'],
    ['evidence', 'object'],
    ['sourceSpan', 'object'],
    ['targetSpan', 'object'],
    ['cueSpan', 'object'],
  ],
};

function isRecord(value: unknown): value is ExtractRecord {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const kind = fields['kind'];
  const required = typeof kind === 'string' && Object.hasOwn(REQUIRED, kind) ? REQUIRED[kind] : undefined;
  return required?.every(([name, type]) => typeof fields[name] === type && fields[name] !== null) ?? false;
}
