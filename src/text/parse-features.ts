import { mix } from './model/hash.ts';
import type { ParseState } from './parse-state.ts';
import type { WordFacts } from './tag.ts';

export const MAX_PARSE_FEATURES = 128;
const NONE = 0x7ed55d16;
const ROOT = 0x1b873593;

/** What the feature templates see of a sentence. */
export type ParseInput = { readonly facts: WordFacts; readonly tags: Int32Array };

function distanceClass(from: number, to: number): number {
  const distance = Math.abs(to - from);
  if (distance < 5) return distance;
  return distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

/**
 * Features of a state for choosing a transition, after Zhang and Nivre (2011): words, tags and labels of the top of
 * stack and front of buffer, their outermost children, valencies and distances, and combinations of these.
 */
export function transitionFeatures(state: ParseState, { facts, tags }: ParseInput, out: Int32Array): number {
  const { stack, depth, next, count, left1, left2, right1, right2, lefts, rights, labels } = state;
  const s0 = depth > 0 ? (stack[depth - 1] as number) : -1;
  const s1 = depth > 1 ? (stack[depth - 2] as number) : -1;
  const s2 = depth > 2 ? (stack[depth - 3] as number) : -1;
  const b0 = next;
  const b1 = next + 1;
  const b2 = next + 2;
  const w = (at: number) => (at < 0 ? NONE : at >= count ? ROOT : (facts.lower[at] as number));
  const t = (at: number) => (at < 0 ? 101 : at >= count ? (at === count ? 102 : 103) : (tags[at] as number));
  const l = (at: number) => (at < 0 ? 201 : (labels[at] as number));
  const child = (list: Int32Array, at: number) => (at < 0 || at > count ? -1 : (list[at] as number));
  const s0w = w(s0);
  const s1w = w(s1);
  const b0w = w(b0);
  const s0t = t(s0);
  const s1t = t(s1);
  const s2t = t(s2);
  const b0t = t(b0);
  const b1t = t(b1);
  const b2t = t(b2);
  const s0l = child(left1, s0);
  const s0l2 = child(left2, s0);
  const s0r = child(right1, s0);
  const s0r2 = child(right2, s0);
  const s1l = child(left1, s1);
  const s1r = child(right1, s1);
  const s1r2 = child(right2, s1);
  const b0l = b0 <= count ? child(left1, b0) : -1;
  const b0l2 = b0 <= count ? child(left2, b0) : -1;
  const d = s0 < 0 ? 9 : distanceClass(s0, b0);
  const d1 = s1 < 0 ? 9 : distanceClass(s1, s0);
  const s0v = s0 < 0 ? 0 : Math.min(3, lefts[s0] as number) * 4 + Math.min(3, rights[s0] as number);
  const s1v = s1 < 0 ? 0 : Math.min(3, lefts[s1] as number) * 4 + Math.min(3, rights[s1] as number);
  const b0v = b0 <= count ? Math.min(3, lefts[b0] as number) : 0;
  const s0b0t = mix(s0t + 1, b0t);
  const s1s0t = mix(s1t + 7, s0t);
  let n = 0;
  const put = (template: number, a: number, b = 0) => {
    out[n] = mix(mix(template, a), b);
    n += 1;
  };
  put(1, s0w);
  put(2, s0t);
  put(3, s0w, s0t);
  put(4, b0w);
  put(5, b0t);
  put(6, b0w, b0t);
  put(7, s1w);
  put(8, s1t);
  put(9, s1w, s1t);
  put(10, w(b1));
  put(11, b1t);
  put(12, w(b1), b1t);
  put(13, w(b2), b2t);
  put(14, s0b0t, mix(s0w, b0w));
  put(15, s0b0t, s0w);
  put(16, s0b0t, b0w);
  put(17, s0w, b0w);
  put(18, s0w, b0t);
  put(19, s0t, b0w);
  put(20, s0b0t);
  put(21, s1s0t, mix(s1w, s0w));
  put(22, s1s0t, s1w);
  put(23, s1s0t, s0w);
  put(24, s1w, s0w);
  put(25, s1s0t);
  put(26, s1w, s0t);
  put(27, s1t, s0w);
  put(28, mix(s1t, b0t), s0t);
  put(29, mix(s1w, b0t), s0t);
  put(30, mix(s1t, b0t), s0w);
  put(31, mix(s1t, b0w), s0t);
  put(32, s0b0t, b1t);
  put(33, mix(s0b0t, b1t), b2t);
  put(34, mix(b0t, b1t), b2t);
  put(35, s0w, mix(b0t, b1t));
  put(36, b0w, mix(s0t, b1t));
  put(37, s1s0t, mix(b0t, b1t));
  put(38, mix(s2t, s1t), s0t);
  put(39, mix(mix(s2t, s1t), s0t), b0t);
  put(40, s0b0t, t(s0l));
  put(41, s0b0t, t(s0r));
  put(42, s0b0t, t(b0l));
  put(43, s1s0t, t(s1r));
  put(44, s1s0t, t(s0l));
  put(45, s1s0t, t(s0r));
  put(46, s1s0t, t(s1l));
  put(47, mix(s0b0t, t(s0l)), t(s0l2));
  put(48, mix(s0b0t, t(s0r)), t(s0r2));
  put(49, mix(s0b0t, t(b0l)), t(b0l2));
  put(50, s0t, mix(l(s0l), l(s0r)));
  put(51, s0w, mix(l(s0l), l(s0r)));
  put(52, s0b0t, mix(l(s0r), l(b0l)));
  put(53, s0b0t, l(s0l));
  put(54, s1s0t, l(s1r));
  put(55, mix(s1s0t, l(s1r)), l(s0l));
  put(56, s1w, mix(l(s1r), s0t));
  put(57, s1t, mix(l(s1l), l(s1r)));
  put(58, b0t, mix(l(b0l), l(b0l2)));
  put(59, b0w, l(b0l));
  put(60, s0b0t, d);
  put(61, s0w, d);
  put(62, b0w, d);
  put(63, mix(s0w, b0w), d);
  put(64, s1s0t, d1);
  put(65, s0w, s0v);
  put(66, s0t, s0v);
  put(67, s0b0t, s0v);
  put(68, b0t, b0v);
  put(69, b0w, b0v);
  put(70, s1t, s1v);
  put(71, s1w, s1v);
  put(72, s1s0t, mix(s1v, s0v));
  put(73, w(s0l), s0b0t);
  put(74, w(s0r), s0b0t);
  put(75, w(s1r), s1s0t);
  put(76, w(b0l), s0b0t);
  put(77, mix(s0t, t(s0 < 0 ? -1 : s0 + 1)), mix(b0t, t(b0 - 1)));
  put(78, mix(s0t, t(s0 < 0 ? -1 : s0 - 1)), b0t);
  put(79, mix(s1t, t(s1 < 0 ? -1 : s1 + 1)), mix(s0t, t(s0 < 0 ? -1 : s0 - 1)));
  put(80, mix(s0t, w(s0 < 0 ? -1 : s0 - 1)), b0t);
  put(81, w(b1), s0b0t);
  put(82, mix(w(b1), b0w), s0t);
  put(83, mix(s0w, w(s0l)), b0t);
  put(84, mix(s1w, w(s0l)), s0t);
  put(85, mix(s1w, w(s0l)), s0w);
  put(86, mix(s1t, w(s0l)), s0w);
  put(87, mix(s1w, w(s1r)), s0t);
  put(88, mix(s2t, w(s2)), s1s0t);
  put(89, mix(l(s1r2), l(s1r)), s1s0t);
  put(90, mix(t(b2 + 1), b2t), mix(b1t, b0t));
  const cls = (at: number) => (at < 0 || at >= count ? NONE : (facts.wordClass[at] as number));
  put(91, mix(cls(s0), cls(b0)), d);
  put(92, mix(cls(s1), cls(s0)), d1);
  const suffix = (at: number) => (at < 0 || at >= count ? NONE : (facts.suffix3[at] as number));
  put(93, suffix(s0), b0t);
  put(94, suffix(b0), s0t);
  put(95, suffix(s1), s0t);
  put(96, mix(s1s0t, b0t), b1t);
  put(97, mix(cls(s0), cls(b0)), mix(cls(s1), b1t));
  put(98, mix(s0t, l(s0r)), mix(b0t, b1t));
  put(99, mix(s0w, cls(b1)), b0t);
  return n;
}

/** Features of an arc for choosing its label. */
export function labelFeatures(
  state: ParseState,
  { facts, tags }: ParseInput,
  arc: { readonly head: number; readonly child: number },
  out: Int32Array,
): number {
  const { count, left1, right1, labels, lefts, rights } = state;
  const { head, child } = arc;
  const w = (at: number) => (at < 0 ? NONE : at >= count ? ROOT : (facts.lower[at] as number));
  const t = (at: number) => (at < 0 ? 101 : at >= count ? 102 : (tags[at] as number));
  const l = (at: number) => (at < 0 ? 201 : (labels[at] as number));
  const side = head > child ? 1 : 0;
  const ht = t(head) * 2 + side;
  const ct = t(child);
  const hw = w(head);
  const cw = w(child);
  const distance = distanceClass(head, child) * 2 + side;
  const cl = left1[child] as number;
  const cr = right1[child] as number;
  const hl = head < count ? (left1[head] as number) : -1;
  const hr = head < count ? (right1[head] as number) : -1;
  const pair = mix(ht, ct);
  let n = 0;
  const put = (template: number, a: number, b = 0) => {
    out[n] = mix(mix(template + 300, a), b);
    n += 1;
  };
  put(1, pair);
  put(2, cw, ht);
  put(3, hw, ct * 2 + side);
  put(4, hw, cw);
  put(5, cw, side);
  put(6, hw, side);
  put(7, pair, distance);
  put(8, pair, l(cl));
  put(9, pair, w(cl));
  put(10, mix(cw, w(cl)), ht);
  put(11, mix(hw, w(cl)), ct);
  put(12, pair, l(cr));
  put(13, pair, t(child - 1));
  put(14, pair, t(child + 1));
  put(15, pair, w(child - 1));
  put(16, pair, w(child + 1));
  put(17, pair, t(head - 1));
  put(18, pair, t(head + 1));
  put(19, pair, w(head - 1));
  put(20, pair, l(hl));
  put(21, pair, l(hr));
  put(22, mix(l(hl), l(hr)), pair);
  put(23, hw, mix(l(hr), ct));
  put(24, hw, mix(l(hl), ct));
  put(25, pair, Math.min(3, lefts[child] as number) * 4 + Math.min(3, rights[child] as number));
  put(26, mix(t(cl), t(cr)), pair);
  put(27, facts.suffix3[child] as number, ht);
  put(28, head < count ? (facts.suffix3[head] as number) : ROOT, mix(ct, side));
  put(29, facts.exact[child] as number, t(child - 1));
  put(30, facts.shape[child] as number, pair);
  put(31, mix(w(cl), hw), cw);
  put(32, mix(t(cl), l(cl)), mix(cw, side));
  put(33, facts.wordClass[child] as number, ht);
  put(34, mix(t(child + 1), t(child + 2)), pair);
  put(35, mix(w(cl), t(cr)), pair);
  put(36, mix(w(hl), w(hr)), pair);
  return n;
}
