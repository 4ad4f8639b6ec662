import type { EntityType } from '../base/ids.ts';
import { foldForm } from '../text/fold-form.ts';
import { type Draft, newName } from './draft.ts';
import { type Gazetteer, isGivenName, isTitle } from './gazetteer.ts';
import { caseOf, headOf, type SentenceView } from './sentence-view.ts';

/** Names that no list knows: runs of proper nouns, typed by what stands in them and beside them. What cannot be typed is left out. */
export function findNewNames(view: SentenceView, found: readonly Draft[]): readonly Draft[] {
  if (isTitleCase(view)) return [];
  const drafts: Draft[] = [];
  const taken = (at: number) =>
    found.some((draft) => draft.first <= at && at < draft.last && draft.how !== 'description');
  for (let at = 0; at < view.words.length; at += 1) {
    if (taken(at) || !startsName(view, at)) continue;
    let last = at + 1;
    while (last < view.words.length && goesOn(view, last) && (!taken(last) || isBehindOf(view, at, last))) last += 1;
    while (last > at + 1 && !isNameWord(view, last - 1)) last -= 1;
    const draft = readName(view, trimTitle(view, { first: at, last }), found);
    if (draft !== undefined) drafts.push(draft);
    at = last - 1;
  }
  return drafts;
}

/** A headline in capitals tells no names apart from other words. */
function isTitleCase(view: SentenceView): boolean {
  if (view.sentence.blockKind !== 'heading') return false;
  const long = view.words.filter((word) => /^\p{L}{4,}$/u.test(word.form));
  return long.length > 2 && long.filter((word) => /^\p{Lu}/u.test(word.form)).length >= long.length * 0.7;
}

/** A listed name goes on with an organisation's name behind "of" or "for": "Front for the Liberation of Palestine". */
function isBehindOf(view: SentenceView, first: number, at: number): boolean {
  let before = at - 1;
  while (before > first && (view.folded[before] === 'the' || isNameWord(view, before)) && at - before < 3) before -= 1;
  return before > first && /^(?:of|for)$/.test(view.folded[before] ?? '');
}

type Run = { readonly first: number; readonly last: number };

function isNameWord(view: SentenceView, at: number): boolean {
  const word = view.words[at];
  return word !== undefined && /^NNPS?$/.test(word.xpos) && /^\p{Lu}/u.test(word.form);
}

/** Weekdays, months, faiths and the like: capitalised, but no names of what acts. */
export const isCalendarWord = (text: string, { words }: Gazetteer): boolean =>
  words('homographs/calendar').has(foldForm(text));

function startsName(view: SentenceView, at: number): boolean {
  if (view.isOf('homographs/calendar', at)) return false;
  if (isNameWord(view, at)) return true;
  const word = view.words[at];
  return (
    word !== undefined &&
    /^(?:al|el|abu|bin|ibn|de|van|von)$/i.test(word.form) &&
    (isNameWord(view, at + 1) || (view.folded[at + 1] === '-' && isNameWord(view, at + 2)))
  );
}

/** Particles and hyphens inside a name, and "of" or "for" between capitalised words. */
function goesOn(view: SentenceView, at: number): boolean {
  if (isNameWord(view, at)) return true;
  const form = view.folded[at] as string;
  const isTight = view.words[at - 1]?.spaceAfter === false;
  if (form === '-' && isTight) return isNameWord(view, at + 1) || isNameWord(view, at - 1);
  const isParticle = (word: number): boolean => view.isOf('coreference/particles', word);
  if (isParticle(at)) {
    // "van der Plas", "de la Cruz".
    const next = isParticle(at + 1) ? at + 2 : at + 1;
    return isNameWord(view, next) || view.folded[next] === '-';
  }
  if (/^(?:of|for)$/.test(form)) {
    const isOrganisation = [at - 1, at - 2].some((word) => isOrganisationWord(view, word));
    return isOrganisation && (isNameWord(view, at + 1) || (view.folded[at + 1] === 'the' && isNameWord(view, at + 2)));
  }
  // "[Russian President Vladimir] Putin": what an editor put in.
  if (form === ']') return isNameWord(view, at - 1) && isNameWord(view, at + 1);
  if (form === 'the') return /^(?:of|for)$/.test(view.folded[at - 1] ?? '') && isNameWord(view, at + 1);
  return false;
}

const isOrganisationWord = (view: SentenceView, at: number): boolean =>
  view.isOf('description-heads/bodies-in-names', at);

/** Titles at the beginning are no part of the name: "President", "Foreign Minister", "Secretary of State". */
function trimTitle(view: SentenceView, run: Run): Run {
  let { first } = run;
  while (first < run.last - 1) {
    const length = titleLength(view, { first, last: run.last });
    if (length === 0) break;
    first += length;
  }
  return { first, last: run.last };
}

/** How many words of a title begin here; at least one word is left to the name. */
function titleLength(view: SentenceView, { first, last }: Run): number {
  if (isTitleAt(view, first)) return 1;
  for (let next = first + 1; next <= Math.min(first + 3, last - 2); next += 1)
    if (view.isOf('titles/offices', next)) return next - first;
  return 0;
}

const isTitleAt = (view: SentenceView, at: number): boolean =>
  isTitle(view.folded[at] ?? '', view.gazetteer) || view.isOf('description-heads/doctrines', at);

function readName(view: SentenceView, run: Run, found: readonly Draft[]): Draft | undefined {
  const { first, last } = run;
  const forms = view.forms.slice(first, last);
  const text = forms
    .reduce(
      (name, form, at) => name + (at > 0 && view.words[first + at - 1]?.spaceAfter !== false ? ' ' : '') + form,
      '',
    )
    .replaceAll(']', '');
  // "Office of Legal Counsel" is a body, "White House Counsel" an office.
  const isBody = Array.from({ length: last - first - 1 }, (_, at) => first + at).some((at) =>
    isOrganisationWord(view, at),
  );
  if (
    !/\p{L}{2}/u.test(text) ||
    (isTitleAt(view, last - 1) && !isBody) ||
    isCalendarWord(text, view.gazetteer) ||
    text.length > 90
  )
    return undefined;
  const type = typeName(view, run, found);
  if (type === undefined) return undefined;
  const owner = type.type === 'group' ? ownerBefore(view, run, found) : undefined;
  const start = owner?.first ?? first;
  const name =
    start === first
      ? text
      : `${view.forms
          .slice(start, first)
          .filter((form) => !/^['’]s$/.test(form))
          .join(' ')} ${text}`;
  return newName({ ...type, first: start, last, head: headOf(view.words, first, last), name });
}

/** A ministry, army or court right behind a state's name or adjective belongs to its name: "Russian Defense Ministry". */
function isOrgan(view: SentenceView, at: number): boolean {
  const form = view.folded[at] ?? '';
  return [form, form.replace(/s$/, '')].some((it) => view.gazetteer.words('state-phrases/ministries').has(it));
}

/** What stands before an organisation's name and belongs to it: the state of a ministry, the town of an institute. */
function ownerBefore(view: SentenceView, { first, last }: Run, found: readonly Draft[]): Draft | undefined {
  if (isOrgan(view, last - 1)) return stateBefore(first, found);
  const tight = found.find((draft) => draft.last === first && (draft.type === 'place' || draft.kind === 'state'));
  const isName = tight !== undefined && /^(?:compound|amod|nmod)/.test(view.words[tight.head]?.deprel ?? '');
  return isName && isOrganisationWord(view, first) ? tight : undefined;
}

function stateBefore(first: number, found: readonly Draft[]): Draft | undefined {
  return found.find((draft) => (draft.last === first || draft.last === first - 1) && draft.kind === 'state');
}

type NameType = { readonly type: EntityType; readonly kind: string | null };

function typeName(view: SentenceView, run: Run, found: readonly Draft[]): NameType | undefined {
  const { first, last } = run;
  if (isDateline(view, run)) return { type: 'place', kind: 'city' };
  const count = view.words.slice(first, last).filter((word) => /^\p{L}/u.test(word.form)).length;
  if (view.isOf('titles/offices', first - 1) || view.isOf('titles/courtesy', first - 1))
    return { type: 'person', kind: null };
  if (view.isOf('description-heads/places', last - 1) && count > 1) return { type: 'place', kind: 'region' };
  if (view.isOf('description-heads/organisation', last - 1) && count > 1)
    return { type: 'group', kind: groupKind(view, last - 1) };
  for (let at = first; at < last; at += 1)
    if (isOrganisationWord(view, at) && count > 1) return { type: 'group', kind: groupKind(view, at) };
  if (isOrgan(view, last - 1) && stateBefore(first, found) !== undefined) return { type: 'group', kind: 'ministry' };
  if (isPlaceByWords(view, run)) return { type: 'place', kind: 'city' };
  const firstForm = view.folded[first] as string;
  if (count > 1 && (isGivenName(firstForm, view.gazetteer) || /^(?:abu|bin|ibn|umm)$/.test(firstForm)))
    return { type: 'person', kind: null };
  const learned = view.sentence.names.find(
    (name) => name.first < last && first < name.last && name.type !== 'other' && name.confidence > 0.5,
  );
  if (learned !== undefined && learned.type !== 'other') return { type: learned.type, kind: null };
  const form = view.forms[first] as string;
  if (count === 1 && /^[\p{Lu}][\p{Lu}\p{N}-]{1,6}$/u.test(form)) return { type: 'group', kind: 'organisation' };
  const head = headOf(view.words, first, last);
  const word = view.words[head];
  if (
    /^(?:in|near|at|outside|inside)$/.test(caseOf(view, head) ?? '') &&
    count <= 2 &&
    !isOrganisationWord(view, last - 1) &&
    !view.isOf('description-heads/no-towns', last - 1) &&
    /^(?:obl|nmod)/.test(word?.deprel ?? '')
  )
    return { type: 'place', kind: 'city' };
  if (count >= 2 && count <= 4 && isPersonByUse(view, run, head)) return { type: 'person', kind: null };
  return undefined;
}

/** "GENEVA — ", "KYIV (Reuters) - ": the place a report was sent from. */
export function isDateline(view: SentenceView, { first, last }: Run): boolean {
  return (
    first === 0 &&
    view.words.slice(first, last).every((word) => !/\p{Ll}/u.test(word.form)) &&
    /^(?:[—–]|--|-|\()$/.test(view.folded[last] ?? '') &&
    view.words[last - 1]?.spaceAfter === true
  );
}

/** "Turkey-based", "in the town of Y", "Y province". */
function isPlaceByWords(view: SentenceView, { first, last }: Run): boolean {
  const isPlace = (at: number): boolean => view.isOf('description-heads/places', at);
  if (isPlace(last) && view.words[last - 1]?.spaceAfter === true && /^NN/.test(view.words[last]?.xpos ?? ''))
    return true;
  return view.folded[first - 1] === 'of' && isPlace(first - 2);
}

/** Somebody in apposition to a role, or a name with parts joined as flat. */
function isPersonByUse(view: SentenceView, { first, last }: Run, head: number): boolean {
  const word = view.words[head];
  const isFlat = view.words.slice(first, last).some((one) => one.deprel === 'flat');
  if (word?.deprel === 'appos' || (view.children[head] ?? []).some((child) => view.words[child]?.deprel === 'appos'))
    return isFlat;
  return isFlat && word?.deprel.startsWith('compound') !== true;
}

/** What kind of body a name's head tells of. */
function groupKind(view: SentenceView, at: number): string {
  if (isOrgan(view, at)) return 'ministry';
  return view.gazetteer.lists('body-kinds').find((kind) => view.isOf(`body-kinds/${kind}`, at)) ?? 'organisation';
}
