// Files of each kind made by the programs that people make them with: LibreOffice, pandoc, Chromium and wget. What
// comes out must be what was written, and the claims those of the clean text.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/corpus/article.ts';
import { articleFromText } from '../../../src/corpus/article-from-text.ts';
import { compileFurniture } from '../../../src/corpus/find-blocks.ts';
import { readArticles } from '../../../src/corpus/read-articles.ts';
import { extractArticle, readArticle } from '../../../src/pipeline.ts';
import { loadCommonWords } from '../../../src/text/model/load-models.ts';
import { modelsFolder } from '../../../src/text/model/models-folder.ts';
import { schema, tools } from '../../bundled.ts';
import { isInstalled, type MadeFiles, withChromium, withLibreOffice, withPandoc, withWget } from './make-files.ts';
import { STORIES, type WrittenStory } from './stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'stancegraph-programs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
const words = loadCommonWords(modelsFolder());

async function articlesOf(path: string): Promise<readonly Article[]> {
  const articles: Article[] = [];
  for await (const read of readArticles([path], { furniture, words: () => words })) {
    if (read.kind === 'problem') throw new Error(`${path}: ${read.problem.message}`);
    articles.push(read.article);
  }
  return articles;
}

/** The blocks of a story without its title, which some files hold as text and others do not. */
const storyOf = ({ repaired, blocks }: Article, { title }: WrittenStory) =>
  blocks
    .map(({ start, end }) =>
      repaired.slice(start, end).replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/---/g, '—'),
    )
    .filter((block) => block.replace(/^#\s+/, '') !== title);

/** An article of the story alone, for its sentences and claims. */
function measured(paragraphs: readonly string[]) {
  const article = articleFromText(paragraphs.join('\n\n'), { id: 'a', furniture });
  const { document } = readArticle(article, tools);
  const claims = extractArticle(article, tools).flatMap((record) =>
    record.kind === 'claim' ? [`${record.source} ${record.relation} ${record.target}`] : [],
  );
  return { sentences: document.sentences.length, claims };
}

const clean = new Map(
  STORIES.map((story) => [
    story.key,
    measured(storyOf(articleFromText(story.paragraphs.join('\n\n'), { id: 'a' }), story)),
  ]),
);

function expectStory(article: Article | undefined, story: WrittenStory): void {
  const { title, publisher, publishedOn, byline } = story;
  expect(article).toMatchObject({ title, publisher, publishedOn, byline });
  if (article === undefined) return;
  const blocks = storyOf(article, story);
  expect(blocks[0]?.slice(0, 40)).toBe(story.paragraphs[0]?.slice(0, 40));
  expect(blocks.at(-1)?.slice(-40)).toBe(story.paragraphs.at(-1)?.slice(-40));
  const found = measured(blocks);
  const wanted = clean.get(story.key) ?? found;
  expect(wanted.claims.length).toBeGreaterThan(3);
  expect(found.sentences).toBe(wanted.sentences);
  const kept = wanted.claims.filter((claim) => found.claims.includes(claim));
  expect(kept.length).toBeGreaterThanOrEqual(wanted.claims.length * 0.97);
  expect(found.claims.length).toBeLessThanOrEqual(wanted.claims.length * 1.03);
}

const PROGRAMS = [
  ['soffice', withLibreOffice],
  ['pandoc', withPandoc],
  ['chromium', withChromium],
] as const;

for (const [program, make] of PROGRAMS) {
  describe.skipIf(!isInstalled(program))(`files that ${program} writes`, () => {
    let made: MadeFiles = {};
    beforeAll(() => {
      made = make(STORIES, folder);
    });
    test.each(STORIES)('$key', async (story) => {
      const files = Object.entries(made[story.key] ?? {});
      expect(files.length).toBeGreaterThan(3);
      for (const [kind, path] of files) {
        const articles = await articlesOf(path);
        expect(articles, kind).toHaveLength(1);
        expectStory(articles[0], story);
      }
    });
  });
}

describe.skipIf(!isInstalled('wget'))('archives that wget makes', () => {
  let paths: readonly string[] = [];
  beforeAll(async () => {
    paths = await withWget(STORIES, folder);
  });
  test.each([0, 1, 2])(
    'archive %i: each page is an article with its address, and nothing around its story is',
    async (at) => {
      const articles = await articlesOf(paths[at] ?? '');
      expect(articles).toHaveLength(STORIES.length);
      for (const [index, story] of STORIES.entries()) {
        expectStory(articles[index], story);
        expect(articles[index]?.url).toMatch(new RegExp(`^http://127.0.0.1:\\d+/${story.key}$`));
        expect(articles[index]?.text).not.toMatch(/Cuba|Spain|Malta|Luxembourg/);
      }
    },
  );
});
