import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { DescriptionContext, Place, Reading } from './description.ts';
import type { ResolvedMention } from './entity.ts';

/** "the Russian foreign minister": the person who speaks for that state; "the minister": the last one with an office. */
export function readOffice(
  { sentence, at }: Place,
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  { entities, gazetteer }: DescriptionContext,
): Reading {
  const view = views[sentence] as SentenceView;
  const children = view.children[at] ?? [];
  const owner = mentions.find(
    (mention) =>
      mention.sentence === sentence &&
      mention.type === 'group' &&
      children.some((child) => mention.first <= child && child < mention.last),
  );
  const isTwoPeople = (view.words[at]?.xpos ?? '') === 'NNS';
  if (
    isTwoPeople ||
    isNamedBehind(
      view,
      at,
      mentions.filter((one) => one.sentence === sentence),
    )
  )
    return undefined;
  const lemma = view.words[at]?.lemma ?? '';
  const before = mentions.filter(
    (mention) =>
      mention.type === 'person' &&
      (mention.sentence < sentence || (mention.sentence === sentence && mention.last <= at)),
  );
  const spoken = before.filter(
    (mention) =>
      owner !== undefined &&
      entities.get(mention.entity)?.actsFor === owner.entity &&
      holdsOffice(mention, lemma, gazetteer) &&
      !isTitledElse(views, before, mention, { lemma, gazetteer }),
  );
  const ids = new Set(spoken.map((mention) => mention.entity));
  if (owner !== undefined) {
    const last = spoken.at(-1);
    if (ids.size === 1 && last !== undefined) return { mentions: [last] };
    return ids.size > 1 ? { reason: `several people hold an office of ${owner.name}` } : undefined;
  }
  const near = before.filter((mention) => mention.sentence >= sentence - 2 && holdsOffice(mention, lemma, gazetteer));
  const nearIds = new Set(near.map((mention) => mention.entity));
  const last = near.at(-1);
  if (nearIds.size === 1 && last !== undefined) return { mentions: [last] };
  return nearIds.size > 1 ? { reason: 'several people could be meant' } : undefined;
}

/** "Ghana's president, X, ... the Ghanaian ambassador": who is called the one is not the other. */
function isTitledElse(
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  who: ResolvedMention,
  { lemma, gazetteer }: { readonly lemma: string; readonly gazetteer: Gazetteer },
): boolean {
  if (!/^(?:ambassador|minister|president|premier|chancellor|general|governor|mayor)$/.test(lemma)) return false;
  const titles = mentions
    .filter((one) => one.entity === who.entity && one.how !== 'pronoun')
    .flatMap((one) => {
      const view = views[one.sentence];
      const before = view?.folded[one.first - 1] === ',' ? one.first - 2 : one.first - 1;
      return gazetteer.words('titles/offices').has(view?.folded[before] ?? '') ? [view?.folded[before] ?? ''] : [];
    });
  return titles.length > 0 && !titles.includes(lemma);
}

/** "the secretary general, X": the name behind the comma is whom it describes. */
function isNamedBehind(view: SentenceView, at: number, mentions: readonly ResolvedMention[]): boolean {
  const next = view.folded[at + 1] === ',' ? at + 2 : at + 1;
  return mentions.some((one) => one.type === 'person' && one.first === next && one.how !== 'pronoun');
}

/** Whether a listed person held an office of that name; of unlisted ones nothing is known against it. */
function holdsOffice(mention: ResolvedMention, lemma: string, gazetteer: Gazetteer): boolean {
  const entry = gazetteer.entries.get(mention.entity);
  if (entry === undefined) return true;
  return (
    entry.offices.some((office) => office.title.toLowerCase().includes(lemma)) ||
    /^(?:diplomat|official|leader|politician)$/.test(lemma)
  );
}
