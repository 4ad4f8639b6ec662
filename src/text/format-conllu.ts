import type { Document, NameSpan, Sentence, Word } from './document.ts';

/** CoNLL-U of a document: nothing left out; `TokenRange` holds offsets into the article as read, `Name` learned names as BIO. */
export function formatConllu({ article, sentences }: Document): string {
  const head = `# newdoc id = ${oneLine(article.id)}\n`;
  return head + sentences.map((sentence) => formatSentence(sentence, article.text)).join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function formatSentence(sentence: Sentence, text: string): string {
  const lines = [`# sent_id = ${sentence.index + 1}`, `# text = ${oneLine(text.slice(sentence.start, sentence.end))}`];
  for (const word of sentence.words) {
    if (word.multiwordLength !== undefined) lines.push(multiwordLine(sentence, word, word.multiwordLength));
    lines.push(wordLine(sentence, word));
  }
  return `${lines.join('\n')}\n\n`;
}

function multiwordLine({ words }: Sentence, word: Word, length: number): string {
  const parts = words.slice(word.index, word.index + length);
  const last = parts.at(-1) ?? word;
  const misc = [...(last.spaceAfter ? [] : ['SpaceAfter=No']), `TokenRange=${word.start}:${last.end}`];
  const form = parts.map((part) => part.form).join('');
  return [`${word.index + 1}-${word.index + length}`, form, '_', '_', '_', '_', '_', '_', '_', misc.join('|')].join(
    '\t',
  );
}

function wordLine(sentence: Sentence, word: Word): string {
  const name = sentence.names.find((span) => span.first <= word.index && word.index < span.last);
  const isInside = sentence.words.some(
    (first) =>
      first.multiwordLength !== undefined &&
      first.index <= word.index &&
      word.index < first.index + first.multiwordLength,
  );
  const misc = [
    ...(name === undefined ? [] : [`Name=${bio(name, word)}`]),
    ...(word.spaceAfter || isInside ? [] : ['SpaceAfter=No']),
    ...(isInside ? [] : [`TokenRange=${word.start}:${word.end}`]),
  ];
  const columns = [
    word.index + 1,
    word.form,
    word.lemma,
    word.upos,
    word.xpos,
    '_',
    word.head + 1,
    word.deprel,
    '_',
    misc.length === 0 ? '_' : misc.join('|'),
  ];
  return columns.join('\t');
}

function bio(name: NameSpan, word: Word): string {
  return `${name.first === word.index ? 'B' : 'I'}-${name.type}`;
}
