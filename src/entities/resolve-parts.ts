import { type EntityId, makeEntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { ResolvedMention } from './entity.ts';

const DIRECTION = /^(north|south|east|west|(?:north|south)(?:east|west))(?:ern)?$/;

/** Parts of places told by direction: "the northern half of the old town of Aleppo", "the city's east"; the whole keeps its own mention. */
export function resolveParts(
  views: readonly SentenceView[],
  mentions: readonly ResolvedMention[],
  gazetteer: Gazetteer,
): readonly ResolvedMention[] {
  const places = mentions.filter((mention) => mention.type === 'place' && mention.how !== 'pronoun');
  const bySentence = new Map<number, ResolvedMention[]>();
  for (const place of places) bySentence.set(place.sentence, [...(bySentence.get(place.sentence) ?? []), place]);
  return [...bySentence].flatMap(([sentence, here]) => {
    const view = views[sentence];
    return view === undefined ? [] : view.words.flatMap((word) => readPart(view, word.index, here, gazetteer) ?? []);
  });
}

function readPart(
  view: SentenceView,
  at: number,
  places: readonly ResolvedMention[],
  gazetteer: Gazetteer,
): ResolvedMention | undefined {
  const word = view.words[at];
  if (word === undefined) return undefined;
  const own = DIRECTION.exec(view.folded[at] ?? '');
  // "70 miles south of Mogadishu" is not in Mogadishu: a part has its article.
  const isBeyond = own !== null && view.folded[at + 1] === 'of' && view.folded[at - 1] !== 'the';
  if (isBeyond) return undefined;
  const isPart = gazetteer.words('description-heads/parts').has(view.folded[at] ?? '');
  if (own === null ? !isPart || !/^NN/.test(word.xpos) : /ern$/.test(own[0])) return undefined;
  const children = view.children[at] ?? [];
  const told = own ?? children.map((child) => DIRECTION.exec(view.folded[child] ?? '')).find((match) => match !== null);
  const direction = told?.[1];
  if (direction === undefined) return undefined;
  // "the south of the city", "the city's rebel south".
  const [whole] = places
    .filter(
      (place) =>
        place.first !== at &&
        ((own !== null && view.folded[place.last] === "'s" && at > place.last && at - place.last < 3) ||
          children.includes(place.head) ||
          children.some((child) => view.words[place.head]?.head === child)) &&
        (place.first > at ? view.folded[at + 1] === 'of' : view.folded[place.last] === "'s"),
    )
    .sort((a, b) => Math.abs(a.first - at) - Math.abs(b.first - at));
  if (whole === undefined) return undefined;
  return makePart(view, { at, whole, direction, children });
}

function makePart(
  view: SentenceView,
  {
    at,
    whole,
    direction,
    children,
  }: {
    readonly at: number;
    readonly whole: ResolvedMention;
    readonly direction: string;
    readonly children: readonly number[];
  },
): ResolvedMention {
  const side = `${direction}ern`;
  const name = `${side.charAt(0).toUpperCase()}${side.slice(1)} ${whole.name}`;
  const entity: EntityId = makeEntityId('place', name);
  const first = Math.min(
    whole.first,
    ...children.filter((child) => child < at && DIRECTION.test(view.folded[child] ?? '')),
    at,
  );
  const last = Math.max(whole.last, at + 1);
  return {
    sentence: view.sentence.index,
    first,
    last,
    head: at,
    start: view.words[first]?.start ?? 0,
    end: view.words[last - 1]?.end ?? 0,
    surface: '',
    type: 'place',
    kind: 'region',
    how: 'description',
    candidates: [entity],
    name,
    entity,
  };
}
