// A million and more: rows of a table that stream through standard input, and articles whose copies are found.
//   npm run bench:many                    a million rows through `text - -f jsonl`, copies among a million articles
//   npm run bench:many -- rows 200000     either alone, as many as one likes
//   npm run bench:many -- copies 200000
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { signText } from '../src/corpus/sign-text.ts';
import { findCopies } from '../src/graph/find-copies.ts';
import type { ArticleRecord } from '../src/graph/records.ts';
import { ROOT, tellRuns } from './cold.ts';
import { makeWords } from './made-up-words.ts';

const MILLION = 1_000_000;
/** Words of an article whose copies are sought, and of those how many a copy leaves off at its end. */
const WORDS = 120;
const LEFT_OFF = 12;
/** One of so many articles is a copy of the one before. */
const COPY_EVERY = 5;
const ROWS_A_PIECE = 2000;

const [what = 'all', count = String(MILLION)] = process.argv.slice(2);
if (what !== 'copies') await streamRows(Number(count));
if (what !== 'rows') seekCopies(Number(count));

/** Writes a table into the program as it takes it; what the process took. */
async function streamRows(rows: number): Promise<void> {
  const words = makeWords(1);
  const args = ['-f', '%e %U %S %M', 'node', join(ROOT, 'dist/cli/main.js'), 'text', '-', '-f', 'jsonl'];
  const child = spawn('/usr/bin/time', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let [lines, bytes, said] = [0, 0, ''];
  child.stdout.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const closed = once(child, 'close');
  let piece = 'stories_id,publish_date,title,media_name,story_text\n';
  for (let row = 0; row < rows; row += 1) {
    const story = `Row ${row} says that Kenya supports Somalia in its quarrel with Ethiopia about ${words.some(2)}, and that talks go on.`;
    piece += `${row},2019-03-0${1 + (row % 9)},Kenya backs Somalia,The Inland Courier,"${story}"\n`;
    if (row % ROWS_A_PIECE !== 0 && row < rows - 1) continue;
    bytes += piece.length;
    if (!child.stdin.write(piece)) await once(child.stdin, 'drain');
    piece = '';
  }
  child.stdin.end();
  await closed;
  const [clock = 0, user = 0, system = 0, kilobytes = 0] = (said.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  const run = tellRuns([{ clock, processor: user + system, megabytes: kilobytes / 1024 }]);
  console.log(
    `${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(0)} MB: ${lines.toLocaleString('en')} articles, ${run}`,
  );
}

/** Copies that were planted, and those that are found. */
function seekCopies(articles: number): void {
  const words = makeWords(2);
  const started = performance.now();
  const records: ArticleRecord[] = [];
  let story = '';
  for (let at = 0; at < articles; at += 1) {
    const isCopy = at % COPY_EVERY === COPY_EVERY - 1;
    // A copy has a dateline of its own, and goes without its last lines.
    story = isCopy ? `${words.some(3)} ${story.split(' ').slice(0, -LEFT_OFF).join(' ')}` : words.some(WORDS);
    records.push(recordOf(at, story));
  }
  const signed = performance.now();
  const copies = findCopies(records);
  const found = performance.now();
  let [right, wrong] = [0, 0];
  for (const [id, first] of copies) {
    if (id === first) continue;
    if (Number(id) - Number(first) === 1 && Number(id) % COPY_EVERY === COPY_EVERY - 1) right += 1;
    else wrong += 1;
  }
  const planted = Math.floor(articles / COPY_EVERY);
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
  console.log(
    `${articles.toLocaleString('en')} articles of ${WORDS} words: made up and signed in ${seconds(started, signed)} s, copies found in ${seconds(signed, found)} s, ` +
      `${right.toLocaleString('en')} of ${planted.toLocaleString('en')} planted and ${wrong} others; memory up to ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
}

function recordOf(at: number, story: string): ArticleRecord {
  const blocks = [{ start: 0, end: story.length, kind: 'paragraph' as const }];
  const signature = signText({ repaired: story, blocks });
  return {
    kind: 'article',
    id: String(at).padStart(9, '0'),
    title: null,
    date: null,
    publisher: null,
    url: null,
    source: '-',
    sha256: '',
    sentences: 1,
    ...(signature === undefined ? {} : { signature }),
    context: [],
  };
}
