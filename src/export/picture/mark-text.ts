import type { PictureArticle, PictureData } from './picture-data.ts';
import type { Stance } from './stances.ts';

/** A name in a text: from, to, whose it is. */
export type NameSpan<T = number> = { readonly start: number; readonly end: number; readonly node: T };
/** A sentence in a text with the claims it makes. */
export type ClaimSpan = { readonly start: number; readonly end: number; readonly claims: readonly Stance[] };

type Stretch = { readonly text: string; readonly offset: number };

/**
 * Names in a stretch of an article: those that were read there, or, where none were given, every place where a name of
 * an entity of the article stands, the longest first.
 */
export function namesIn(
  data: PictureData,
  article: number,
  { text, offset, given }: Stretch & { readonly given: PictureArticle['mentions'] },
): readonly NameSpan[] {
  if (given === null) return findNames(text, namesOf(data, article));
  const inside = given.filter(([from, to]) => from >= offset && to <= offset + text.length);
  return withoutOverlaps(inside.map(([from, to, node]) => ({ start: from - offset, end: to - offset, node })));
}

function namesOf(data: PictureData, article: number): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const [node, { label, aliases, articles }] of data.nodes.entries()) {
    if (!articles.includes(article)) continue;
    for (const name of [label, ...aliases]) if (name.length > 1 && !names.has(name)) names.set(name, node);
  }
  return names;
}

/** Every place where one of some names stands as whole words, the longest first where they overlap; in order. */
export function findNames<T>(text: string, names: ReadonlyMap<string, T>): readonly NameSpan<T>[] {
  const found: NameSpan<T>[] = [];
  for (const [name, node] of [...names].sort((a, b) => b[0].length - a[0].length)) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
      const end = start + name.length;
      if (isWordEdge(text, start) && isWordEdge(text, end)) found.push({ start, end, node });
    }
  }
  return withoutOverlaps(found);
}

/** Whether a word ends or begins at a place. */
const isWordEdge = (text: string, at: number) =>
  !(/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at] ?? ' '));

/** Of spans that overlap, the longest; of equals the first. In order of place. */
function withoutOverlaps<T>(spans: readonly NameSpan<T>[]): readonly NameSpan<T>[] {
  const kept: NameSpan<T>[] = [];
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (kept.every(({ start, end }) => span.end <= start || span.start >= end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Sentences of a stretch that make claims, in order; where the text is another one, those that cannot be found are left out. */
export function claimsIn(
  data: PictureData,
  claims: readonly Stance[],
  { text, offset }: Stretch,
): readonly ClaimSpan[] {
  const groups = new Map<number, Stance[]>();
  for (const claim of claims) {
    const quote = data.sentences[claim.sentence] ?? '';
    const start = claim.start - offset;
    if (start < 0 || text.slice(start, start + quote.length) !== quote) continue;
    groups.set(start, [...(groups.get(start) ?? []), claim]);
  }
  const spans = [...groups].map(([start, own]) => ({
    start,
    end: start + Math.max(...own.map((claim) => (data.sentences[claim.sentence] ?? '').length)),
    claims: own,
  }));
  const ordered = spans.sort((a, b) => a.start - b.start || b.end - a.end);
  return ordered.filter((span, at) => ordered.slice(0, at).every((before) => before.end <= span.start));
}

/** A bit of text: a name, the words that make a claim, or neither. */
export type MarkedPart = { readonly text: string; readonly node: number | null; readonly isCue: boolean };

export type MarkedPiece = {
  readonly parts: readonly MarkedPart[];
  readonly claims: readonly Stance[];
};

/** A text cut into sentences with claims and what stands between them, each with its names. */
export function markText(
  text: string,
  names: readonly NameSpan[],
  sentences: readonly ClaimSpan[],
): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const add = (start: number, end: number, claims: readonly Stance[]) => {
    if (start < end)
      pieces.push({ parts: cutParts(text, [...cuesOf(claims, start), ...names], { start, end }), claims });
  };
  let last = 0;
  for (const { start, end, claims } of sentences) {
    add(last, start, []);
    add(start, end, claims);
    last = end;
  }
  add(last, text.length, []);
  return pieces;
}

type PartSpan = { readonly start: number; readonly end: number; readonly node?: number };

/** Where the words stand that make the claims of a sentence that begins at a place. */
const cuesOf = (claims: readonly Stance[], begin: number): readonly PartSpan[] =>
  claims.flatMap(({ marks: [, cue] }) =>
    cue === null || cue === undefined ? [] : [{ start: begin + cue[0], end: begin + cue[1] }],
  );

function cutParts(
  text: string,
  spans: readonly PartSpan[],
  { start, end }: { readonly start: number; readonly end: number },
): MarkedPiece['parts'] {
  const parts: MarkedPart[] = [];
  let last = start;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < last || span.end > end) continue;
    if (span.start > last) parts.push({ text: text.slice(last, span.start), node: null, isCue: false });
    parts.push({ text: text.slice(span.start, span.end), node: span.node ?? null, isCue: span.node === undefined });
    last = span.end;
  }
  if (last < end) parts.push({ text: text.slice(last, end), node: null, isCue: false });
  return parts;
}
