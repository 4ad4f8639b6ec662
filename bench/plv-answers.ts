import { readFileSync } from 'node:fs';
import { articleFromText } from '../src/corpus/article-from-text.ts';
import type { ClaimRecord } from '../src/graph/records.ts';
import { extractArticle, type Tools } from '../src/pipeline.ts';
import { macroF1 } from '../src/score/macro-f1.ts';

/** A sentence with marked source and target, and what it tells of them. */
export type Example = { readonly id: string; readonly marked: string; readonly root: string; readonly quad: string };
export type Answer = Example & {
  readonly confidence: number | null;
  readonly guess: string;
  readonly guessQuad: string;
};

/** Every fourth line (number modulo 4 is 3) is held out: it is not looked at while frames are written. */
export const isHeldOut = ({ id }: Example): boolean => Number(/\d+$/.exec(id)?.[0] ?? 0) % 4 === 3;

/** The examples of a file, and what is found between their marked ends. */
export function answerFile(path: string, tools: Tools): readonly Answer[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line): Example => {
      const [id = '', marked = '', root = '', quad = ''] = line.split('\t');
      return { id, marked, root, quad: quad.trim() };
    })
    .map((example) => answer(example, tools));
}

/** Macro-F1 of PLOVER root and quad class. */
export function plvFigures(some: readonly Answer[]): { readonly root: number; readonly quad: number } {
  return {
    root: macroF1(some.map(({ root, guess }) => ({ right: root, guess }))),
    quad: macroF1(some.map(({ quad, guessQuad }) => ({ right: quad, guess: guessQuad }))),
  };
}

function answer(example: Example, tools: Tools): Answer {
  const { relations } = tools.schema;
  const { text, source, target } = unmark(example.marked);
  const mention = (span: readonly [number, number], id: string) => ({
    start: span[0],
    end: span[1],
    type: 'group' as const,
    id,
    name: null,
  });
  const article = articleFromText(text, {
    id: example.id,
    mentions: [mention(source, 'group/marked-source'), mention(target, 'group/marked-target')],
  });
  const claims = extractArticle(article, tools).filter((record): record is ClaimRecord => record.kind === 'claim');
  const between = claims.filter((claim) => {
    const isSymmetric = relations.get(claim.relation)?.symmetric === true;
    const forward = claim.source === 'group/marked-source' && claim.target === 'group/marked-target';
    const backward = claim.source === 'group/marked-target' && claim.target === 'group/marked-source';
    return (forward || (backward && isSymmetric)) && relations.get(claim.relation)?.plover !== null;
  });
  const best = between.reduce<ClaimRecord | undefined>(
    (top, claim) => (top === undefined || claim.confidence > top.confidence ? claim : top),
    undefined,
  );
  const relation = best === undefined ? undefined : relations.get(best.relation);
  return {
    ...example,
    confidence: best?.confidence ?? null,
    guess: relation?.plover ?? 'NONE',
    guessQuad: String(relation?.quad ?? 'NONE'),
  };
}

function unmark(marked: string): {
  readonly text: string;
  readonly source: readonly [number, number];
  readonly target: readonly [number, number];
} {
  let text = '';
  const spans: Record<string, [number, number]> = { s: [0, 0], t: [0, 0] };
  for (const part of marked.split(/(<\/?[st]>)/)) {
    const tag = /^<(\/?)([st])>$/.exec(part);
    if (tag === null) text += part;
    else {
      const span = spans[tag[2] ?? ''];
      if (span !== undefined) span[tag[1] === '/' ? 1 : 0] = text.length;
    }
  }
  return { text, source: spans['s'] ?? [0, 0], target: spans['t'] ?? [0, 0] };
}
