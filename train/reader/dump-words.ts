// `tsx train/reader/dump-words.ts ARTICLES OUT.jsonl`: the sentences and words of each article, offsets in UTF-16, for training.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { compileFurniture } from '../../src/corpus/find-blocks.ts';
import { makeTools, readArticle } from '../../src/pipeline.ts';
import { loadSchema } from '../../src/schema/load-schema.ts';
import { loadModels } from '../../src/text/model/load-models.ts';

const [folder = '', out = ''] = process.argv.slice(2);
const { schema } = loadSchema();
const tools = makeTools(schema, loadModels(fileURLToPath(new URL('../../models', import.meta.url))));
const furniture = compileFurniture(schema.lexicon['furniture'] ?? {});
const lines = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const { document, entities } = readArticle(articleFromText(text, { id: name, furniture }), tools);
    const sentences = document.sentences.map((it) => ({
      start: it.start,
      end: it.end,
      block: it.blockIndex,
      kind: it.blockKind,
      words: it.words.map((word) => [word.start, word.end, word.xpos, word.deprel, word.head, word.form]),
    }));
    const mentions = entities.mentions.map((it) => [it.sentence, it.first, it.last, it.type, it.how, it.entity]);
    return JSON.stringify({ article: name, text, sentences, mentions });
  });
writeFileSync(out, `${lines.join('\n')}\n`);
