import type { ResolvedMention } from '../entities/entity.ts';
import type { ActorMap } from './find-actors.ts';
import { actorOf, type Entities, foundBy } from './found-by.ts';
import type { Found } from './match-frames.ts';
import { childrenBy, lemmaAt, prepositionsOf, wordAt } from './tree.ts';

/** "the Nairobi suburb of X", "X, a town in Y", "X, Y", "northern Y", "X in Y". */
export function placesInPlaces(map: ActorMap, entities: Entities): readonly Found[] {
  const { tree, lists } = map;
  const found: Found[] = [];
  const add = (
    inner: ResolvedMention | undefined,
    outer: ResolvedMention | undefined,
    cue: number,
    rule: string,
  ): void => {
    const whole = outer === undefined ? undefined : asPlace(outer, entities);
    if (inner === undefined || whole === undefined || inner.entity === whole.entity) return;
    found.push(foundBy(actorOf(inner), actorOf(whole), { relation: 'LOCATED_IN', rule, cue, path: rule }));
  };
  for (const place of map.mentions) {
    if (place.type !== 'place' || place.how === 'pronoun') continue;
    for (const other of map.mentions) {
      if (other === place || other.type !== 'place') continue;
      if (other.first >= place.first && other.last <= place.last && other.last - other.first < place.last - place.first)
        add(place, other, place.head, 'inside-name');
      if (
        other.first === place.last + 1 &&
        wordAt(tree, place.last).form === ',' &&
        isAddress(map, place, other, entities)
      )
        add(place, other, place.head, 'comma');
    }
    if (isDateline(map, place)) continue;
    add(place, landAfter(map, place), place.head, 'comma-in');
    for (const noun of placeNounsOf(map, place)) {
      const outers = [
        ...childrenBy(tree, noun, 'compound', 'amod', 'nmod:poss'),
        ...childrenBy(tree, noun, 'nmod').filter((at) =>
          lists.placePrepositions.has(prepositionsOf(tree, at)[0] ?? ''),
        ),
      ];
      // "an area on X's border with Y" is X's.
      const edges = childrenBy(tree, noun, 'nmod').filter((at) =>
        /^(border|frontier|coast|shore)$/.test(lemmaAt(tree, at)),
      );
      outers.push(...edges.flatMap((at) => childrenBy(tree, at, 'nmod:poss')));
      const isPart = lists.placeParts.has(lemmaAt(tree, noun));
      if (isPart && wordAt(tree, place.head).head === noun && prepositionsOf(tree, place.head).includes('of')) continue;
      for (const at of outers) {
        const outer = map.byHead.get(at) ?? map.byWord.get(at);
        if (
          outer !== undefined &&
          outer !== place &&
          // "the X region of Y": the noun is of X's own name.
          !(outer.first <= noun && noun < outer.last) &&
          !(outer.first >= place.first && outer.last <= place.last && outer.type === 'place')
        )
          add(place, outer, noun, 'place-noun');
      }
    }
    for (const at of childrenBy(tree, place.head, 'nmod').filter((it) =>
      ['in', 'of'].includes(prepositionsOf(tree, it)[0] ?? ''),
    )) {
      const outer = map.byHead.get(at);
      if (outer?.type === 'place') add(place, outer, place.head, 'place-in-place');
    }
  }
  return found;
}

/** "X, in Y", "X, in Y's Z province": the land that a comma and "in" open right after a place. */
function landAfter(map: ActorMap, place: ResolvedMention): ResolvedMention | undefined {
  const { tree } = map;
  // "X in Y state" too, whatever the parser hangs it on.
  const mark = wordAt(tree, place.last).form === ',' ? place.last + 1 : place.last;
  if (wordAt(tree, mark).form !== 'in' || place.kind === 'country') return undefined;
  const near = map.mentions.filter(
    (it) => it.type === 'place' && it.first > mark && it.first <= mark + 5 && it.how !== 'pronoun',
  );
  const land = near.find((it) => wordAt(tree, it.last).xpos !== 'POS');
  if (land === undefined) return undefined;
  for (let at = mark + 1; at < land.first; at += 1)
    if (!/^(DT|JJ|NN|NNP|NNPS|POS|HYPH)$/.test(wordAt(tree, at).xpos)) return undefined;
  // "in A, in B and in C" is a list.
  return /^(and|or)$/.test(wordAt(tree, land.last).form) ? undefined : land;
}

/** "NAIROBI — Kenya said": where the report is from, whatever the parser hangs it on. */
function isDateline({ tree }: ActorMap, place: ResolvedMention): boolean {
  return (
    place.first === 0 &&
    place.surface.length > 3 &&
    place.surface === place.surface.toUpperCase() &&
    /^(—|–|--|-)$/.test(wordAt(tree, place.last).form)
  );
}

function placeNounsOf(map: ActorMap, place: ResolvedMention): readonly number[] {
  const { tree, lists } = map;
  const head = wordAt(tree, place.head);
  const near = [place.head, head.head, ...childrenBy(tree, place.head, 'appos', 'nmod:desc', 'compound')];
  // "Goma is a city in Congo": the noun is the predicate of the place.
  const isPredicate = head.deprel === 'nsubj' && childrenBy(tree, head.head, 'cop').length > 0;
  const linked = isPredicate || ['nmod', 'appos', 'flat', 'compound', 'nmod:desc'].includes(head.deprel);
  return near.filter((at) => {
    if (at < 0 || !lists.placeNouns.has(lemmaAt(tree, at))) return false;
    if (at !== head.head) return true;
    return (
      linked &&
      (head.deprel !== 'nmod' || prepositionsOf(tree, place.head).includes('of')) &&
      !(head.deprel === 'compound' && place.head < at && !isNamedRegion(map, place, at))
    );
  });
}

/** "Mali's Mopti region", not "the Nairobi suburb of X": the noun closes a name and opens no other. */
function isNamedRegion({ tree }: ActorMap, place: ResolvedMention, noun: number): boolean {
  return (
    noun === place.last &&
    !childrenBy(tree, noun, 'nmod').some((at) => prepositionsOf(tree, at).includes('of')) &&
    childrenBy(tree, noun, 'appos', 'flat').length === 0
  );
}

/** A state named by its adjective ("a Syrian city") as the place of the same name. */
function asPlace(mention: ResolvedMention, entities: Entities): ResolvedMention | undefined {
  if (mention.type === 'place') return mention;
  const slug = mention.entity.slice(mention.entity.indexOf('/') + 1);
  const place = [...entities.values()].find((it) => it.id === `place/${slug}`);
  return place === undefined ? undefined : { ...mention, entity: place.id, type: 'place' };
}

function isAddress(map: ActorMap, place: ResolvedMention, other: ResolvedMention, entities: Entities): boolean {
  const country = entities.get(place.entity)?.country ?? null;
  if (country !== null)
    return country.slice(country.indexOf('/') + 1) === other.entity.slice(other.entity.indexOf('/') + 1);
  const next = wordAt(map.tree, other.last);
  const head = wordAt(map.tree, other.head);
  return (
    ['appos', 'nmod:unmarked', 'nmod', 'list', 'obl:unmarked'].includes(head.deprel) &&
    head.head === place.head &&
    (next.upos === 'PUNCT' || next.index < 0)
  );
}

/** "rebel-held eastern X", "government-controlled areas of X". */
export function heldPlaces(map: ActorMap): readonly Found[] {
  const { tree, lists } = map;
  const found: Found[] = [];
  for (const word of tree.words) {
    const form = word.form.toLowerCase();
    if (!/^[-–‐]$/.test(wordAt(tree, word.index - 1).form)) continue;
    if (
      !lists.controlParticiples.has(word.lemma.toLowerCase()) &&
      !['held', 'controlled', 'run', 'occupied', 'ruled', 'governed', 'administered'].includes(form)
    )
      continue;
    const holder = map.byWord.get(word.index - 2);
    if (holder === undefined || holder.type === 'place') continue;
    const place = map.mentions.find(
      (it) =>
        it.type === 'place' &&
        it.last > word.index + 1 &&
        it.first <= word.index + 7 &&
        reaches(map, word.index, it.head),
    );
    if (place !== undefined)
      found.push(
        foundBy(actorOf(holder), actorOf(place), {
          relation: 'CONTROLS',
          rule: 'held',
          cue: word.index,
          path: `${holder.surface}-${form}`,
        }),
      );
  }
  return found;
}

/** Whether no verb or clause border lies between the participle and the place. */
function reaches(map: ActorMap, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const { upos, form } = wordAt(map.tree, at);
    if (upos === 'VERB' || upos === 'AUX' || upos === 'CCONJ' || form === ',' || form === '.') return false;
  }
  return true;
}
