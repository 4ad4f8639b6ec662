import type { Span } from '../base/span.ts';
import type { Article } from '../corpus/article.ts';
import type { Models } from '../text/model/load-models.ts';
import { splitSentences } from '../text/split.ts';
import { tokenise } from '../text/tokenise.ts';

/** Where the sentences of an article stand in its text, in order; nothing else of it is read. */
export function sentenceSpans(article: Article, models: Pick<Models, 'splitter'>): readonly Span[] {
  return article.blocks.flatMap((block) => {
    const tokens = tokenise(article.repaired.slice(block.start, block.end));
    return splitSentences(tokens, models.splitter).flatMap(({ first, last }) => {
      const [from, to] = [tokens[first], tokens[last - 1]];
      if (from === undefined || to === undefined) return [];
      return [{ start: article.toSource(block.start + from.start), end: article.toSource(block.start + to.end) }];
    });
  });
}
