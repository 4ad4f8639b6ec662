import type { EntityId } from '../base/ids.ts';
import { findNames, type NameSpan } from '../export/picture/mark-text.ts';
import type { ClaimRecord } from '../graph/records.ts';
import { markSpans, signText, stanceStyle } from './look.ts';
import type { Passage } from './sources.ts';
import { type Line, type Span, span, wrapLine } from './spans.ts';
import type { World } from './world.ts';

/** Lines of a text, and which of them the chosen claim begins at. */
export type Reading = { readonly lines: readonly Line[]; readonly start: number };

const GUTTER = 2;

/**
 * An article as it can be read: names stand out, each sentence with a claim has its sign before it, and the chosen claim its
 * [source], {cue} and <target>. What the graph does not keep is left out, with a mark.
 */
export function readArticle(world: World, article: string, chosen: ClaimRecord | undefined, width: number): Reading {
  const claims = world.contribution(article).map(({ claim }) => claim);
  const names = world.namesIn(article);
  const lines: Line[] = [];
  let start = 0;
  let last = 0;
  for (const passage of world.passages(article)) {
    if (lines.length > 0) lines.push(passage.start > last + 3 ? [span('  […]', 'dim')] : []);
    last = passage.start + passage.text.length;
    for (const piece of cutPassage(passage, claims)) {
      const own = claims.filter(({ evidence }) => evidence.start === piece.start);
      const isChosen = own.some((claim) => claim === chosen);
      if (isChosen) start = lines.length;
      lines.push(...pieceLines(piece, { own, chosen: isChosen ? chosen : undefined, names, width }));
    }
  }
  return { lines, start };
}

/** A passage cut before and behind each sentence that makes a claim. */
function cutPassage({ start, text }: Passage, claims: readonly ClaimRecord[]): readonly Passage[] {
  const cuts = claims.flatMap(({ evidence }) => [evidence.start - start, evidence.end - start]);
  const inside = [...new Set([0, ...cuts, text.length])].filter((at) => at >= 0 && at <= text.length);
  const sorted = inside.sort((a, b) => a - b);
  return sorted
    .slice(0, -1)
    .map((from, at) => ({ start: start + from, text: text.slice(from, sorted[at + 1]) }))
    .filter((piece) => piece.text.trim() !== '');
}

type PieceLook = {
  readonly own: readonly ClaimRecord[];
  readonly chosen: ClaimRecord | undefined;
  readonly names: ReadonlyMap<string, EntityId>;
  readonly width: number;
};

function pieceLines({ text }: Passage, { own, chosen, names, width }: PieceLook): readonly Line[] {
  const line = chosen === undefined ? namedSpans(text, findNames(text, names)) : markSpans(chosen);
  const signs = own.map(({ polarity, modality }) => (modality === 'asserted' ? polarity : 0));
  const [first] = signs;
  const isMixed = signs.includes(1) && signs.includes(-1);
  const sign = isMixed ? 0 : (signs.find((one) => one !== 0) ?? first ?? 0);
  const mark = own.length === 0 ? ' ' : isMixed ? '±' : signText(sign);
  return wrapLine(line, width - GUTTER).map(
    (part, at): Line => [{ text: `${at === 0 ? mark : ' '} `, style: isMixed ? 'warn' : stanceStyle(sign) }, ...part],
  );
}

function namedSpans(text: string, names: readonly NameSpan<EntityId>[]): Line {
  const spans: Span[] = [];
  let last = 0;
  for (const { start, end } of names) {
    spans.push(span(text.slice(last, start)), span(text.slice(start, end), 'name'));
    last = end;
  }
  return [...spans, span(text.slice(last))];
}
