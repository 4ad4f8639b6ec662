import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { extractArticle, makeTools, withoutLearned } from '../../src/pipeline.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';
import { loadModels } from '../../src/text/model/load-models.ts';

type Case = {
  readonly in: string;
  readonly why: string;
  readonly has?: readonly string[];
  readonly not?: readonly string[];
};

const tools = makeTools(
  withoutLearned(loadSchema().schema),
  loadModels(fileURLToPath(new URL('../../models', import.meta.url))),
);
const cases = ['unmarked', 'news'].flatMap(
  (file) => parse(readFileSync(new URL(`./${file}.cases.yaml`, import.meta.url), 'utf8')) as readonly Case[],
);
const slug = (id: string) => id.slice(id.indexOf('/') + 1);

/** "kenya BACKS chad denied (uganda)": modality and speaker only where they are not the plain ones. */
function claimsOf(text: string): readonly string[] {
  return extractArticle(articleFromText(text, { id: 'case' }), tools).flatMap((record) => {
    if (record.kind !== 'claim') return [];
    const { source, relation, target, modality, attributedTo } = record;
    const speaker = attributedTo === null ? '' : ` (${slug(attributedTo)})`;
    return [`${slug(source)} ${relation} ${slug(target)}${modality === 'asserted' ? '' : ` ${modality}`}${speaker}`];
  });
}

for (const { in: text, why, has = [], not = [] } of cases) {
  test(`${why}: ${text}`, () => {
    const claims = claimsOf(text);
    for (const claim of has) expect(claims).toContain(claim);
    for (const claim of not) expect(claims).not.toContain(claim);
  });
}
