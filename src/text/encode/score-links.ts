import type { Document } from '../document.ts';
import { gelu } from './numbers.ts';
import type { MentionTable, NetMention } from './read-mentions.ts';
import { LINK_WIDTH, MENTION_PARTS, type ReaderNet } from './reader-net.ts';

/** What a mention is compared by, beside its vector. */
export type LinkWords = {
  /** Its words in lower case, without articles and the like; empty for an unsaid end. */
  readonly words: readonly string[];
  readonly bag: ReadonlySet<string>;
  /** Its first word in lower case. */
  readonly form: string;
  readonly initials: string;
  readonly named: boolean;
};

/** An earlier mention that this one may be the same as, with its score; rows of the table. */
export type LinkCandidate = { readonly row: number; readonly score: number };
/** Candidates of a mention, and the score of being something new. */
export type Links = { readonly row: number; readonly candidates: readonly LinkCandidate[]; readonly fresh: number };

const NEAR = 80;
const FEATURES = 30;
const HIDDEN = 48;
const DROPPED = new Set(['the', 'a', 'an', 'of', "'s", '’s', "'", '’', 'and', 'in', 'for', 'to', 'on']);
const PRONOUN_CLASSES: readonly ReadonlySet<string>[] = [
  new Set(['he', 'him', 'his', 'himself']),
  new Set(['she', 'her', 'hers', 'herself']),
  new Set(['they', 'them', 'their', 'theirs', 'themselves', 'these', 'those', 'both', 'others']),
  new Set(['it', 'its', 'itself']),
  new Set(['i', 'me', 'my', 'we', 'us', 'our', 'ours']),
];

/** What `scoreLinks` compares of a mention's words. */
export function linkWords(forms: readonly string[], pronoun: boolean): LinkWords {
  const words = forms.map((form) => form.toLowerCase()).filter((word) => !DROPPED.has(word));
  const initials = words.map((word) => word[0] ?? '').filter((sign) => /\p{L}/u.test(sign));
  return {
    words,
    bag: new Set(words),
    form: forms[0]?.toLowerCase() ?? '',
    initials: initials.join(''),
    named: !pronoun && forms.some((form) => /^\p{Lu}/u.test(form)),
  };
}

/** Where mentions stand, by row, beside what they say. */
export type LinkSetting = {
  /** Forms of the article's words, row after row. */
  readonly forms: readonly string[];
  readonly opens: readonly boolean[];
  readonly quoted: readonly boolean[];
  /** How often the same words are said: a logarithm, at most 1. */
  readonly often: readonly number[];
  readonly plural: readonly boolean[];
};

const OPENING = /^[“]$|^``$/;
const CLOSING = /^[”]$|^''$/;

/** Of each mention: whether it is the first of its sentence, stands in quotation marks, how often its words are said, whether it is plural. */
export function linkSetting(
  document: Document,
  mentions: readonly NetMention[],
  words: readonly LinkWords[],
): LinkSetting {
  const forms = document.sentences.flatMap((sentence) => sentence.words.map(({ form }) => form));
  const inside = insideQuotes(document);
  const keys = words.map((one) => one.words.join(' '));
  const counts = new Map<string, number>();
  const seen = new Set<number>();
  for (const [row, { unsaid, pronoun }] of mentions.entries())
    if (unsaid < 0 && !pronoun) counts.set(keys[row] ?? '', (counts.get(keys[row] ?? '') ?? 0) + 1);
  const opens = mentions.map(({ unsaid, sentence }) => {
    const isFirst = unsaid < 0 && !seen.has(sentence);
    if (unsaid < 0) seen.add(sentence);
    return isFirst;
  });
  return {
    forms,
    opens,
    quoted: mentions.map(({ unsaid, first }) => unsaid < 0 && inside[first] === true),
    often: mentions.map(({ unsaid, pronoun }, row) =>
      unsaid < 0 && !pronoun ? Math.min(1, Math.log(counts.get(keys[row] ?? '') ?? 1) / 3) : 0,
    ),
    plural: mentions.map(({ unsaid, pronoun, last }) => unsaid < 0 && isPlural(forms[last] ?? '', pronoun)),
  };
}

/** Of each word of the article whether it stands in quotation marks; they close with their paragraph. */
function insideQuotes({ sentences }: Document): readonly boolean[] {
  let on = false;
  let block = -1;
  return sentences.flatMap(({ words, blockIndex }) => {
    if (blockIndex !== block) on = false;
    block = blockIndex;
    return words.map(({ form }) => {
      if (OPENING.test(form)) on = true;
      else if (CLOSING.test(form)) on = false;
      else if (form === '"') on = !on;
      return on;
    });
  });
}

const PLURALS = new Set([...(PRONOUN_CLASSES[2] ?? []), 'we', 'us', 'our', 'ours']);

function isPlural(form: string, pronoun: boolean): boolean {
  const word = form.toLowerCase();
  return pronoun ? PLURALS.has(word) : word.length > 3 && /s$/.test(word) && !/(?:ss|us|is)$/.test(word);
}

/**
 * Scores each mention against the {@link NEAR} before it and earlier ones that share a word: mentions in text order, unsaid ends
 * last; an unsaid end is compared with all mentions up to the end of its sentence.
 */
export function scoreLinks(
  table: MentionTable,
  words: readonly LinkWords[],
  { net, setting }: { readonly net: ReaderNet; readonly setting: LinkSetting },
): readonly Links[] {
  const { mentions } = table;
  const said = mentions.flatMap(({ unsaid }, row) => (unsaid < 0 ? [row] : []));
  return mentions.map((mention, row) => {
    const before = said.filter((other) =>
      mention.unsaid < 0 ? other < row : (mentions[other]?.sentence ?? 0) <= mention.sentence,
    );
    const near = before.length - NEAR;
    const own = words[row] as LinkWords;
    const plain = mention.unsaid < 0 && !mention.pronoun && own.bag.size > 0;
    const chosen = before.filter(
      (other, at) => at >= near || (plain && isAlike(own, words[other] as LinkWords, mentions[other]?.pronoun ?? true)),
    );
    let same = false;
    const candidates = chosen.map((other, at) => {
      const features = linkFeatures(row, other, { table, words, setting, back: chosen.length - at, plain });
      same ||= features[0] === 1;
      return { row: other, score: dotOf(table, row, other) + featureScore(features, net) };
    });
    const fresh = freshScore(table, row, [same, mention.pronoun, mention.unsaid >= 0, own.named], net);
    return { row, candidates, fresh };
  });
}

function isAlike(a: LinkWords, b: LinkWords, pronoun: boolean): boolean {
  return !pronoun && (a.words.some((word) => b.bag.has(word)) || isAcronym(a, b) || isAcronym(b, a));
}

const isAcronym = (short: LinkWords, long: LinkWords): boolean =>
  short.words.length === 1 && short.form.length > 1 && (short.words[0] ?? '').replaceAll('.', '') === long.initials;

type Comparing = {
  readonly table: MentionTable;
  readonly words: readonly LinkWords[];
  readonly setting: LinkSetting;
  readonly back: number;
  readonly plain: boolean;
};

function linkFeatures(
  row: number,
  other: number,
  { table: { mentions }, words, setting, back, plain }: Comparing,
): Float64Array {
  const [m, n] = [mentions[row], mentions[other]];
  const [a, b] = [words[row], words[other]];
  const f = new Float64Array(FEATURES);
  if (m === undefined || n === undefined || a === undefined || b === undefined) return f;
  if (plain && !n.pronoun && isAlike(a, b, false)) lexicalFeatures(f, a, b);
  const far = m.sentence - n.sentence;
  f[6] = Number(m.pronoun);
  f[7] = Number(n.pronoun);
  f[8] = Number(m.unsaid >= 0);
  f[9] = Number(far === 0);
  f[10] = Number(far === 1);
  f[11] = Number(far === 2 || far === 3);
  f[12] = Number(far > 3);
  f[13] = Math.min(20, Math.max(0, far)) / 20;
  if (m.pronoun) for (const [at, forms] of PRONOUN_CLASSES.entries()) f[14 + at] = Number(forms.has(a.form));
  f[19] = Number(a.named && b.named);
  const nested = (m.first <= n.first && n.last <= m.last) || (n.first <= m.first && m.last <= n.last);
  f[20] = Number(m.unsaid < 0 && nested);
  f[21] = 1 / back;
  settingFeatures(f, row, other, { setting, between: m.unsaid < 0 && m.first - n.last === 2 ? n.last + 1 : -1 });
  return f;
}

function settingFeatures(
  f: Float64Array,
  row: number,
  other: number,
  { setting, between }: { readonly setting: LinkSetting; readonly between: number },
): void {
  const [own, theirs] = [setting.plural[row] === true, setting.plural[other] === true];
  f[22] = setting.often[other] ?? 0;
  f[23] = Number(setting.opens[other]);
  f[24] = Number(setting.quoted[row]);
  f[25] = Number(setting.quoted[other]);
  f[26] = Number(own && !theirs);
  f[27] = Number(!own && theirs);
  f[28] = Number(setting.forms[between] === ',');
  f[29] = Number(setting.forms[between] === 'and');
}

function lexicalFeatures(f: Float64Array, a: LinkWords, b: LinkWords): void {
  const shared = [...a.bag].filter((word) => b.bag.has(word)).length;
  f[0] = Number(a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at]));
  f[1] = Number(a.words.at(-1) === b.words.at(-1));
  f[2] = Number(shared === a.bag.size);
  f[3] = Number(shared === b.bag.size);
  f[4] = shared / (a.bag.size + b.bag.size - shared);
  f[5] = Number(isAcronym(a, b) || isAcronym(b, a));
}

function dotOf({ heads, headWidth }: MentionTable, row: number, other: number): number {
  const left = row * headWidth + MENTION_PARTS.linkLeft;
  const right = other * headWidth + MENTION_PARTS.linkRight;
  let sum = 0;
  for (let j = 0; j < LINK_WIDTH; j++) sum += (heads[left + j] ?? 0) * (heads[right + j] ?? 0);
  return sum / Math.sqrt(LINK_WIDTH);
}

/** The exact gelu is not needed here to more than three digits. */
function featureScore(features: Float64Array, { numbers }: ReaderNet): number {
  let score = numbers['link2.b'][0] ?? 0;
  for (let unit = 0; unit < HIDDEN; unit++) {
    let x = numbers['link1.b'][unit] ?? 0;
    for (let at = 0; at < FEATURES; at++)
      if (features[at] !== 0) x += (features[at] ?? 0) * (numbers['link1.w'][unit * FEATURES + at] ?? 0);
    score += (numbers['link2.w'][unit] ?? 0) * gelu(x);
  }
  return score;
}

function freshScore(
  { heads, headWidth }: MentionTable,
  row: number,
  features: readonly boolean[],
  { numbers }: ReaderNet,
): number {
  const own = (heads[row * headWidth + MENTION_PARTS.linkNew] ?? 0) + (numbers['linkNew.b'][0] ?? 0);
  return features.reduce((sum, is, at) => sum + (is ? (numbers['linkNew.w'][at] ?? 0) : 0), own);
}
