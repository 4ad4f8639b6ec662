import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { ChosenMention } from '../mentions/choose-mentions.ts';
import { type Gazetteer, matchForm } from '../mentions/gazetteer.ts';
import type { GazetteerEntry } from '../schema/schema.ts';
import type { Document } from '../text/document.ts';
import { foldForm } from '../text/fold-form.ts';
import { officeCalled } from './office-holders.ts';

/** What a mention says of whom it means, by which it cannot be somebody else. */
export type Traits = {
  /** Several people or a body, as no person is. */
  readonly isMany: boolean;
  /** A high office that a description says, and those that the lists say somebody held. */
  readonly office: string | undefined;
  readonly held: readonly string[];
  /** The listed body that it names, and the parties and chambers of whose people it speaks: "Senate Republicans". */
  readonly body: GazetteerEntry | undefined;
  readonly bodies: readonly EntityId[];
  readonly years: readonly string[];
};

/** What a mention, and the listed entity that it is known to be, tell. */
export function traitsOf(
  mention: ChosenMention,
  { sentences }: Pick<Document, 'sentences'>,
  gazetteer: Gazetteer,
  entry: GazetteerEntry | undefined,
): Traits {
  const { type, how, surface, sentence, first, last } = mention;
  const words = sentences[sentence]?.words ?? [];
  const { xpos = '', lemma = '' } = words[mention.head] ?? {};
  const isDescribed = how === 'description';
  const isPlural = /^NNP?S$/.test(xpos);
  const forms = words.slice(first, last).map(({ form }) => form);
  return {
    isMany:
      isDescribed && (isPlural || (type === 'group' && gazetteer.words('description-heads/households').has(lemma))),
    office: isDescribed && type === 'person' ? highOffice(surface, gazetteer) : undefined,
    held: entry?.offices.map(({ title }) => officeCalled(foldForm(title), gazetteer)) ?? [],
    body: entry,
    bodies: entry === undefined && type === 'group' && isPlural ? bodiesIn(forms, surface, gazetteer) : [],
    years: surface.match(/\b(?:19|20)\d\d\b/g) ?? [],
  };
}

/** "the former vice president": an office and nothing behind it. */
function highOffice(surface: string, gazetteer: Gazetteer): string | undefined {
  const [said = ''] = foldForm(surface).split(/,| (?:of|for|to|in|from|who|that|with|and) /);
  const words = said.split(' ');
  const office = [3, 2, 1]
    .map((length) => words.slice(-length).join(' '))
    .find((some) => gazetteer.words('titles/high').has(some) || officeCalled(some, gazetteer) !== some);
  return office === undefined ? undefined : officeCalled(office, gazetteer);
}

/** Of people of a party, "Senate Republicans" and "GOP lawmakers", the bodies that are named; none of "some pro-trade Democrats". */
function bodiesIn(forms: readonly string[], surface: string, gazetteer: Gazetteer): readonly EntityId[] {
  const { entries, lists, words } = gazetteer;
  const folded = forms.map(foldForm);
  const found = forms.flatMap((form, at) => {
    const match = matchForm(gazetteer, forms, folded, at);
    const standsFor = lists('stand-ins').filter((slug) => words(`stand-ins/${slug}`).has(folded[at] ?? ''));
    const ids = [...(match?.hits.map(({ id }) => id) ?? []), ...standsFor.map((slug) => makeEntityId('group', slug))];
    const name = forms.slice(at, Math.max(at + 1, match?.last ?? 0)).join(' ');
    return /^\p{Lu}/u.test(form) ? ids.map((id) => ({ id, name })) : [];
  });
  const isParty = ({ id }: { readonly id: EntityId }): boolean => entries.get(id)?.kind === 'party';
  const bare = surface.replace(/^(?:The )?(?:[^\p{Lu}\s]\S* )*/u, '');
  return found.some(isParty) && !found.some((one) => isParty(one) && one.name === bare)
    ? found.map(({ id }) => id)
    : [];
}

/** Whether what the first says cannot be of what the second is. */
export function arePartedBy(a: Traits, b: Traits): boolean {
  const areOthers = (some: readonly string[], more: readonly string[]): boolean =>
    some.length > 0 && more.length > 0 && !some.some((one) => more.includes(one));
  return (
    (a.office !== undefined && areOthers([a.office], b.held)) ||
    (a.bodies.length > 0 && (b.body !== undefined || areOthers(a.bodies, b.bodies))) ||
    areOthers(a.years, b.years)
  );
}
