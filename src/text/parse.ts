import type { PackedWeights } from './model/packed-weights.ts';
import { labelFeatures, MAX_PARSE_FEATURES, type ParseInput, transitionFeatures } from './parse-features.ts';
import { LEFT_ARC, ParseState, RIGHT_ARC, SHIFT, TRANSITIONS } from './parse-state.ts';
import { highest } from './tag.ts';

export type ParseModel = {
  readonly labels: readonly string[];
  readonly transitions: PackedWeights;
  readonly arcLabels: PackedWeights;
};

/** Heads (-1 for the root), label classes, and how sure the parser was: the mean squashed margin, 0 to 1. */
export type Parse = { readonly heads: Int32Array; readonly labels: Int32Array; readonly confidence: number };

/** Scratch space for one parser, so that parsing allocates little. */
export type ParseBuffers = {
  readonly features: Int32Array;
  readonly moves: Int32Array;
  readonly labelScores: Int32Array;
};

export function makeBuffers(labels: number): ParseBuffers {
  return {
    features: new Int32Array(MAX_PARSE_FEATURES),
    moves: new Int32Array(TRANSITIONS),
    labelScores: new Int32Array(labels),
  };
}

/** Margin, in weight units, at which a choice counts as half sure. */
const HALF_SURE = 75;

/** Parses greedily; any input gives a tree with exactly one root. */
export function parseSentence(input: ParseInput, model: ParseModel, buffers: ParseBuffers): Parse {
  const state = new ParseState(input.tags.length);
  let surest = 0;
  let steps = 0;
  while (!state.isDone()) {
    const count = transitionFeatures(state, input, buffers.features);
    model.transitions.score(buffers.features, count, buffers.moves);
    const { move, margin } = bestMove(state, buffers.moves);
    if (margin >= 0) {
      surest += margin / (margin + HALF_SURE);
      steps += 1;
    }
    if (move === SHIFT) state.shift();
    else {
      const label = chooseLabel(state, move, { input, model, buffers });
      if (move === LEFT_ARC) state.leftArc(label);
      else state.rightArc(label);
    }
  }
  return { heads: state.heads, labels: state.labels, confidence: steps === 0 ? 1 : surest / steps };
}

/** The best allowed transition and by how much it beats the next one; margin -1 when there was no choice. */
export function bestMove(state: ParseState, scores: Int32Array): { readonly move: number; readonly margin: number } {
  let move = -1;
  let second = -1;
  for (let transition = 0; transition < TRANSITIONS; transition += 1) {
    if (!state.canDo(transition)) continue;
    if (move === -1 || (scores[transition] as number) > (scores[move] as number)) {
      second = move;
      move = transition;
    } else if (second === -1 || (scores[transition] as number) > (scores[second] as number)) second = transition;
  }
  return { move, margin: second === -1 ? -1 : (scores[move] as number) - (scores[second] as number) };
}

function chooseLabel(
  state: ParseState,
  move: number,
  { input, model, buffers }: { readonly input: ParseInput; readonly model: ParseModel; readonly buffers: ParseBuffers },
): number {
  const child = state.stack[state.depth - 1] as number;
  const head = move === RIGHT_ARC ? (state.stack[state.depth - 2] as number) : state.next;
  const count = labelFeatures(state, input, { head, child }, buffers.features);
  model.arcLabels.score(buffers.features, count, buffers.labelScores);
  return highest(buffers.labelScores);
}
