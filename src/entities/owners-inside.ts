import { groupBy } from '../base/group-by.ts';
import type { ChosenMention } from '../mentions/choose-mentions.ts';
import type { Document } from '../text/document.ts';

/**
 * Of each row the names inside it that cannot be what it is: whose it is and whom it is of. "Mr. Lind's successor" and "an aide to
 * Lind" are not Lind, "Malta's capital" is not Malta; a group may well be called after its state.
 */
export function ownersInside(
  rows: readonly { readonly mention: ChosenMention | undefined }[],
  document: Document,
): ReadonlyMap<number, readonly number[]> {
  const owners = new Map<number, readonly number[]>();
  const said = rows.flatMap(({ mention }, row) => (mention === undefined ? [] : [{ mention, row }]));
  // "an aide" of "an aide to Lind" has the same owner.
  for (const here of groupBy(said, ({ mention }) => mention.sentence).values())
    for (const same of groupBy(here, ({ mention }) => `${mention.head}:${mention.type}`).values()) {
      const inside = here.filter((one) => same.some(({ mention }) => isOwner(one.mention, mention, document)));
      if (inside.length > 0)
        for (const { row } of same)
          owners.set(
            row,
            inside.map((one) => one.row),
          );
    }
  return owners;
}

function isOwner(
  owner: ChosenMention,
  { sentence, type, first, last, head }: ChosenMention,
  document: Document,
): boolean {
  if (owner.how === 'description' || owner.first < first || owner.last > last) return false;
  const words = document.sentences[sentence]?.words ?? [];
  if (type !== 'group' && owner.last < last - 1 && /^['’]s?$/.test(words[owner.last]?.form ?? '')) return true;
  if (type !== 'person' || first === owner.first) return false;
  // "the lawyer for the founder of Y, Ada Lind": what she is to the phrase hangs under the preposition.
  const isUnder = (at: number): boolean =>
    at !== head &&
    at > first &&
    at < last &&
    (words.some((word) => word.head === at && word.deprel === 'case' && /^(?:of|to|for)$/.test(word.form)) ||
      isUnder(words[at]?.head ?? head));
  return /^(?:of|to|for)$/.test(words[owner.first - 1]?.form ?? '') || isUnder(owner.head);
}
