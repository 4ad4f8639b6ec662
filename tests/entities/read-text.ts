import { articleFromText } from '../../src/corpus/article-from-text.ts';
import type { ArticleEntities } from '../../src/entities/entity.ts';
import { resolveEntities } from '../../src/entities/resolve-entities.ts';
import { findMentions } from '../../src/mentions/find-mentions.ts';
import { analyseArticle } from '../../src/text/analyse.ts';
import { models, tools } from '../bundled.ts';

/** Reads texts with the bundled schema and models, as far as entities. */
export function makeReader(): (text: string, given?: Given) => ArticleEntities {
  const { gazetteer } = tools;
  return (text, given = {}) => {
    const article = articleFromText(text, { id: 'test', ...given });
    const document = analyseArticle(article, models);
    return resolveEntities(document, findMentions(document, gazetteer), gazetteer);
  };
}

type Given = Partial<Parameters<typeof articleFromText>[1]>;
