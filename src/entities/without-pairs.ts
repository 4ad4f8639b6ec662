import type { ChosenMention } from '../mentions/choose-mentions.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';

const PAIRED = /^(?:and|or|to|&|,|\/|;)$/i;

/**
 * Without what is two things and not a third, "Afghanistan and Iraq" and "Mr. Obama, Mr. Hagel" where both are mentioned by
 * themselves, and without handles, tags, addresses and words that name nobody.
 */
export function withoutPairs(
  mentions: readonly ChosenMention[],
  document: Document,
  gazetteer: Gazetteer,
): readonly ChosenMention[] {
  const names = mentions.filter(isNamed);
  const begins = new Map(names.map((one) => [`${one.sentence}:${one.first}:${one.last}`, one]));
  const isPair = (mention: ChosenMention): boolean => {
    const words = document.sentences[mention.sentence]?.words ?? [];
    const named = (from: number, to: number): ChosenMention | undefined =>
      begins.get(`${mention.sentence}:${from}:${to}`) ??
      (words[from]?.upos === 'DET' ? named(from + 1, to) : undefined);
    for (let at = mention.first + 1; at < mention.last; at += 1) {
      const right = PAIRED.test(words[at]?.form ?? '') ? at + 1 : at;
      const [one, other] = [named(mention.first, at), named(right, mention.last)];
      if (one === undefined || other === undefined) continue;
      const areFull =
        one.type === 'person' && other.type === 'person' && at - one.first > 1 && mention.last - right > 1;
      if (right > at || areFull) return true;
    }
    return false;
  };
  return mentions.filter((mention) => {
    if (mention.how !== 'given' && isHome(mention, document)) return false;
    if (mention.how === 'given' || mention.candidates.some((id) => gazetteer.entries.has(id))) return true;
    const isNone = isNobody(mention, gazetteer) || isThing(mention, document, gazetteer);
    if (isNone || /^[@#]\p{L}|^https?:|^www\.|^(?:the|an?)$/iu.test(mention.surface)) return false;
    return mention.type === 'issue' || !isNamed(mention) || !isPair(mention);
  });
}

/** "R-Ohio", "D., N.Y.": nothing happens in the state of a tag. */
const isHome = ({ type, start }: ChosenMention, { article }: Document): boolean =>
  type === 'place' && /(?<![\p{L}\p{N}])[RDI](?:[-–—‐]|\., )$/u.test(article.text.slice(Math.max(0, start - 5), start));

/** "Thanksgiving", "Wi-Fi": a name of nobody; "anti-Trump" and "pro-Brexit" tell of a stand. */
const isNobody = ({ type, name }: ChosenMention, gazetteer: Gazetteer): boolean =>
  type !== 'issue' &&
  (gazetteer.words('homographs/no-actors').has(foldForm(name)) || /^(?:anti|pro)-\p{L}+$/iu.test(name));

/** "84 placards", "the probe": a group acts, and deeds and things do not. */
const isThing = (
  { type, how, sentence, head }: ChosenMention,
  { sentences }: Document,
  { words }: Gazetteer,
): boolean =>
  type === 'group' &&
  how === 'description' &&
  words('description-heads/no-groups').has(sentences[sentence]?.words[head]?.lemma.toLowerCase() ?? '');

const isNamed = ({ how, type }: ChosenMention): boolean => (how === 'name' || how === 'alias') && type !== 'issue';
