import type { ClaimRecord, EntityRecord, ExtractRecord } from '../src/graph/records.ts';
import { normalName } from '../src/score/match-entities.ts';

/** What a case wants or forbids of what is found in its sentence. */
export type Expectation =
  | {
      readonly kind: 'claim';
      readonly source: string | null;
      readonly relation: string;
      readonly target: string | null;
      readonly modality: string;
    }
  | {
      readonly kind: 'entity';
      readonly types: readonly string[];
      readonly isState: boolean | null;
      readonly name: string;
    }
  | { readonly kind: 'count'; readonly type: string; readonly count: number }
  | { readonly kind: 'unreadable'; readonly text: string };

const MODALITIES = ['asserted', 'denied', 'proposed', 'ended'];
const NUMBERS: Readonly<Record<string, number>> = { no: 0, one: 1, two: 2, three: 3, four: 4, five: 5 };
/** How a case calls types of entities. */
const TYPES: readonly (readonly [RegExp, readonly string[], boolean | null])[] = [
  [/^persons? or groups? /i, ['person', 'group'], null],
  [/^(?:persons?|people) /i, ['person'], null],
  [/^(?:groups?|media|party|parties|organisations?) /i, ['group'], null],
  [/^(?:US|U\.S\.) states? /i, ['place', 'group'], false],
  [/^(?:states?|countr(?:y|ies)) /i, ['place', 'group'], true],
  [/^(?:places?|cit(?:y|ies)) /i, ['place'], null],
  [/^issues? /i, ['issue'], null],
  [/^fragments? /i, [], null],
];

/**
 * Reads a cell of a case: parts between semicolons, each a claim ("Mali BACKS Niger ended", "ACCUSES Joe Biden", "VISITS"), an
 * entity with or without its type ("person Jim Jordan", "places Ohio, Amman") or a number of people ("two people"). "each"
 * before a relation stands for the entities of the part before.
 */
export function readExpectations(cell: string, relations: ReadonlySet<string>): readonly Expectation[] {
  const found: Expectation[] = [];
  for (const part of cell.split(';').map((text) => text.trim())) {
    if (part === '') continue;
    const claim = readClaim(part, relations);
    const each = claim?.source === 'each' ? found.filter((one) => one.kind === 'entity') : [];
    if (claim !== undefined && each.length > 0) found.push(...each.map(({ name }) => ({ ...claim, source: name })));
    else if (claim !== undefined) found.push(claim);
    else found.push(...readEntities(part));
  }
  return found;
}

function readClaim(
  part: string,
  relations: ReadonlySet<string>,
): (Expectation & { readonly kind: 'claim' }) | undefined {
  const words = part.split(/\s+/);
  const at = words.findIndex((word) => relations.has(word));
  const relation = words[at];
  if (relation === undefined) return undefined;
  const last = words.at(-1) ?? '';
  const modality = at < words.length - 1 && MODALITIES.includes(last) ? last : 'asserted';
  const target = words.slice(at + 1, modality === last ? -1 : undefined).join(' ');
  const source = words.slice(0, at).join(' ');
  return {
    kind: 'claim',
    source: source === '' ? null : source,
    relation,
    target: target === '' ? null : target,
    modality,
  };
}

function readEntities(part: string): readonly Expectation[] {
  const counted = /^(\w+) (?:people|persons?)$/i.exec(part);
  const count = NUMBERS[counted?.[1]?.toLowerCase() ?? ''];
  if (count !== undefined) return [{ kind: 'count', type: 'person', count }];
  const [pattern, types, isState] = TYPES.find(([start]) => start.test(part)) ?? [/^/, [], null];
  const names = part
    .replace(pattern, '')
    .split(/,\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return [{ kind: 'unreadable', text: part }];
  return names.map((name) => ({ kind: 'entity', types, isState, name }));
}

/** Whether what was found has what is expected, of symmetric relations either way round; undefined where that cannot be told. */
export function isMet(
  expected: Expectation,
  records: readonly ExtractRecord[],
  symmetric: ReadonlySet<string> = new Set(),
): boolean | undefined {
  const entities = records.filter((record): record is EntityRecord => record.kind === 'entity');
  if (expected.kind === 'unreadable') return undefined;
  if (expected.kind === 'count') return entities.filter(({ type }) => type === expected.type).length === expected.count;
  if (expected.kind === 'entity')
    return entities.some(
      (entity) =>
        (expected.types.length === 0 || expected.types.includes(entity.type)) &&
        (expected.isState === null || (entity.entityKind === 'state') === expected.isState) &&
        isCalled(entity, expected.name),
    );
  const byId = new Map(entities.map((entity) => [entity.id, entity] as const));
  const isEnd = (id: EntityRecord['id'], name: string | null): boolean => {
    const entity = byId.get(id);
    return name === null || (entity !== undefined && isCalled(entity, name));
  };
  return records
    .filter((record): record is ClaimRecord => record.kind === 'claim')
    .some(
      ({ source, relation, target, modality }) =>
        relation === expected.relation &&
        modality === expected.modality &&
        ((isEnd(source, expected.source) && isEnd(target, expected.target)) ||
          (symmetric.has(relation) && isEnd(target, expected.source) && isEnd(source, expected.target))),
    );
}

/** "Georgia (the country)" is called so only where it is the state. */
function isCalled({ name, entityKind, mentions }: EntityRecord, wanted: string): boolean {
  const [, plain = wanted, aside] = /^(.*?)\s*\((.*)\)$/.exec(wanted) ?? [];
  if (aside === 'the country' && entityKind !== 'state') return false;
  const names = [name, ...mentions.filter(({ how }) => how !== 'pronoun').map(({ surface }) => surface)];
  return names.some((one) => normalName(one) === normalName(plain));
}
