import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { extractArticle } from '../../src/pipeline.ts';
import { fullTools, tools } from '../bundled.ts';

type Case = {
  readonly in: string;
  readonly why: string;
  /** Whom pronouns and descriptions mean, only the full reader tells. */
  readonly reader?: 'full';
  readonly has?: readonly string[];
  readonly not?: readonly string[];
  readonly expected_fail?: string;
};

const cases = ['unmarked', 'news'].flatMap(
  (file) => parse(readFileSync(new URL(`./${file}.cases.yaml`, import.meta.url), 'utf8')) as readonly Case[],
);
const slug = (id: string) => id.slice(id.indexOf('/') + 1);

/** "kenya BACKS chad denied (uganda)": modality and speaker only where they are not the plain ones. */
function claimsOf(text: string, reader: Case['reader']): readonly string[] {
  return extractArticle(articleFromText(text, { id: 'case' }), reader === 'full' ? fullTools : tools).flatMap(
    (record) => {
      if (record.kind !== 'claim') return [];
      const { source, relation, target, modality, attributedTo } = record;
      const speaker = attributedTo === null ? '' : ` (${slug(attributedTo)})`;
      return [`${slug(source)} ${relation} ${slug(target)}${modality === 'asserted' ? '' : ` ${modality}`}${speaker}`];
    },
  );
}

for (const { in: text, why, reader, has = [], not = [], expected_fail } of cases) {
  (expected_fail === undefined ? test : test.fails)(`${why}: ${text}`, () => {
    const claims = claimsOf(text, reader);
    for (const claim of has) expect(claims).toContain(claim);
    for (const claim of not) expect(claims).not.toContain(claim);
  });
}
