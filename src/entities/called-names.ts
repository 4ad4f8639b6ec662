import type { EntityId } from '../base/ids.ts';
import type { Gazetteer } from '../mentions/gazetteer.ts';
import type { Mention } from '../mentions/mention.ts';
import type { SentenceView } from '../mentions/sentence-view.ts';
import type { ResolvedMention } from './entity.ts';
import type { NameContext } from './resolve-people.ts';

/** Words for armed bodies, by the plural that stands for one alone. */
const CALLED: Readonly<Record<string, string>> = {
  rebel: 'rebels',
  insurgent: 'insurgents',
  guerrilla: 'guerrillas',
  separatist: 'separatists',
  paramilitary: 'paramilitaries',
  militant: 'militants',
  militiamen: 'militiamen',
  fighter: 'fighters',
};
const PLURALS = new Set(Object.values(CALLED));
/** Of these, one is as good as another for a body that was called by any. */
const ALIKE = new Set(['rebels', 'insurgents', 'guerrillas', 'fighters', 'paramilitaries']);

type Called = ReadonlyMap<string, ReadonlyMap<EntityId, string | null>>;

/** Which listed bodies the article calls rebels, militants and the like: "FARC rebels", "the paramilitary Red Guard". */
export function calledNames(mentions: readonly Mention[], views: readonly SentenceView[]): Called {
  const called = new Map<string, Map<EntityId, string | null>>();
  for (const one of mentions) {
    const [id] = one.candidates;
    if (one.how !== 'alias' || one.type !== 'group' || one.kind === 'state' || id === undefined) continue;
    const last = one.surface.toLowerCase().split(' ').at(-1) ?? '';
    const before = views[one.sentence]?.folded[one.first - 1] ?? '';
    for (const word of [PLURALS.has(last) ? last : undefined, CALLED[before], appositionOf(one, views)]) {
      if (word === undefined) continue;
      const bodies = called.get(word) ?? new Map<EntityId, string | null>();
      called.set(word, bodies.set(id, one.kind));
    }
  }
  return called;
}

/** "the ELN, a [guerrilla] group". */
function appositionOf(mention: Mention, views: readonly SentenceView[]): string | undefined {
  const view = views[mention.sentence];
  if (
    view === undefined ||
    view.folded[mention.last] !== ',' ||
    !/^(?:an?|the)$/.test(view.folded[mention.last + 1] ?? '')
  )
    return undefined;
  for (let at = mention.last + 2; at < mention.last + 6; at += 1) {
    if (!/^(?:JJ|NN|HYPH|VBN)/.test(view.words[at]?.xpos ?? '')) return undefined;
    const word = CALLED[view.folded[at] ?? ''];
    if (word !== undefined) return word;
  }
  return undefined;
}

/** "the rebels" after "FARC rebels": the one listed body that the article calls so, or by a word as good. */
export function calledSo(
  mention: Mention,
  called: Called,
  gazetteer: Gazetteer,
): Pick<ResolvedMention, 'entity' | 'name' | 'kind'> | undefined {
  const word = mention.surface.toLowerCase();
  const bodies =
    called.get(word) ??
    (ALIKE.has(word) ? new Map([...ALIKE].flatMap((one) => [...(called.get(one) ?? [])])) : undefined);
  const [only] = bodies ?? [];
  if (only === undefined || bodies?.size !== 1) return undefined;
  return { entity: only[0], name: gazetteer.entries.get(only[0])?.name ?? mention.name, kind: only[1] };
}

/** "the M-19 guerrillas": of another name. */
export function isBehindOther(view: SentenceView, first: number): boolean {
  return /^\p{Lu}|\d/u.test(view.forms[first - 1] ?? '') && view.words[first - 1]?.xpos !== 'DT' && first > 1;
}

const ANY_ARMED =
  /^(?:militants|insurgents|gunmen|guerrillas|jihadists|extremists|rebels|separatists|fighters|paramilitaries)$/;
/** Of these, the ones that are said of bodies that are of no country. */
const OF_A_CAUSE = /^(?:militants|jihadists|extremists|insurgents)$/;

/** "battled the Red Front after the militants raised ...": the one listed armed body just spoken of, if it is of that country. */
export function bodyNear(
  mention: Mention,
  mentions: readonly Mention[],
  { gazetteer, views }: NameContext,
): Pick<ResolvedMention, 'entity' | 'name' | 'kind'> | undefined {
  const word = mention.surface.toLowerCase();
  const view = views[mention.sentence];
  if (!ANY_ARMED.test(word) || view === undefined || isBehindOther(view, mention.first)) return undefined;
  const isTheirs = (view.children[mention.head] ?? []).some((child) => view.folded[child] === 'the');
  if (!isTheirs) return undefined;
  const near = mentions.filter(
    (one) =>
      one.start < mention.start &&
      mention.sentence - one.sentence <= 2 &&
      one.kind === 'armed-group' &&
      /^(?:alias|name)$/.test(one.how) &&
      one.candidates.some((id) => gazetteer.entries.has(id)),
  );
  const ids = new Set(near.flatMap((one) => one.candidates.slice(0, 1)));
  const [only] = ids;
  const body = only === undefined || ids.size > 1 ? undefined : gazetteer.entries.get(only);
  if (body === undefined) return undefined;
  const land = body.country === null ? undefined : gazetteer.entries.get(body.country);
  const adjective = land?.adjectives[0];
  const isOfLand = adjective !== undefined && mention.name.startsWith(`${adjective} `);
  if (!isOfLand && !(adjective === undefined && OF_A_CAUSE.test(word))) return undefined;
  return { entity: body.id, name: body.name, kind: body.kind };
}
