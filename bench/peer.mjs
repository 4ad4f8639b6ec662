// `node bench/peer.mjs compromise|wink FOLDER`: tokens, sentences and tags by another library, for bench/text.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [name, folder] = process.argv.slice(2);
const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
if (name === 'compromise') {
  const { default: compromise } = await import('compromise');
  for (const text of texts) compromise(text).json();
} else {
  const { default: wink } = await import('wink-nlp');
  const { default: model } = await import('wink-eng-lite-web-model');
  const nlp = wink(model);
  for (const text of texts) nlp.readDoc(text).tokens().out(nlp.its.pos);
}
