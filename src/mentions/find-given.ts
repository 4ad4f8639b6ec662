import { type EntityType, entityId, makeEntityId, typeOf } from '../base/ids.ts';
import type { GivenMention } from '../corpus/article.ts';
import type { Draft } from './draft.ts';
import { findKnown } from './find-known.ts';
import { headOf, type SentenceView } from './sentence-view.ts';

/** Mentions that the input gives; they win. Their tokens are those that lie inside, partly inside ones included. */
export function findGiven(view: SentenceView, given: readonly GivenMention[]): readonly Draft[] {
  return given.flatMap((mention) => {
    const inside = view.words.filter((word) => word.start < mention.end && mention.start < word.end);
    const first = inside[0]?.index;
    const last = inside.at(-1)?.index;
    if (first === undefined || last === undefined) return [];
    const text = view.forms.slice(first, last + 1).join(' ');
    const head = headOf(view.words, first, last + 1);
    const known = findKnown(view).find(
      (draft) =>
        draft.first >= first &&
        draft.last <= last + 1 &&
        (draft.first === first || draft.head === head || draft.last === last + 1),
    );
    const isWhole = known !== undefined && known.last - known.first >= (last + 1 - first) / 2;
    const type =
      mention.type ??
      (mention.id === null ? (isWhole ? known.type : guessType(view, head)) : typeOf(entityId(mention.id)));
    const id =
      mention.id === null
        ? isWhole && known.type === type
          ? known.candidates
          : mention.name === null
            ? []
            : [makeEntityId(type, mention.name)]
        : [entityId(mention.id)];
    return [
      {
        first,
        last: last + 1,
        head,
        type,
        kind: isWhole ? known.kind : null,
        how: 'given' as const,
        candidates: id,
        name: mention.name ?? (isWhole ? known.name : text),
      },
    ];
  });
}

function guessType(view: SentenceView, head: number): EntityType {
  const word = view.words[head];
  return word?.xpos === 'NNP' && (view.children[head] ?? []).some((child) => view.words[child]?.deprel === 'flat')
    ? 'person'
    : 'group';
}
