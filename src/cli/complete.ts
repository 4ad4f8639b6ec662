import type { Command } from 'commander';
import { type Answer, findCandidates } from './find-candidates.ts';
import { quoteForShell, readShellLine, type ShellWord } from './shell-line.ts';
import { sanitize, writeOut } from './terminal.ts';

type Asked = {
  readonly shell: string;
  /** The command line up to the cursor. */
  readonly line: string;
  /** Bash: what it will put the answer in place of, the end of the line. */
  readonly word: string;
  /** Bash: COMP_TYPE. */
  readonly asked: string;
};

/** COMP_TYPE of a second TAB: what is answered is shown and does not go into the line. */
const LISTING = '63';

/**
 * `stancegraph complete SHELL LINE`, which the scripts of `completion` run at each TAB. The first line says what follows:
 * `files` (the shell knows them), or words that are `whole` or `open` (more is to be typed behind them). Says nothing
 * where there is nothing to say.
 */
export async function runComplete(program: Command, { shell, line, word, asked }: Asked): Promise<void> {
  let answer: Answer;
  const words = readShellLine(line, { isFish: shell === 'fish' });
  const typed = words.at(-1);
  try {
    answer = await findCandidates(
      program,
      words.slice(1).map(({ value }) => value),
    );
  } catch {
    // Nobody wants to read at a TAB that there is no graph yet.
    return;
  }
  if (answer.kind === 'files') writeOut('files\n');
  if (answer.kind === 'files' || typed === undefined) return;
  answer = { ...answer, items: answer.items.filter(({ text }) => isOfOneLine(text)) };
  const lines =
    shell === 'bash'
      ? forBash(answer, { typed, line, word, asked })
      : (shell === 'zsh' ? forZsh : forFish)(answer, typed);
  writeOut([answer.isOpen ? 'open' : 'whole', ...lines].map((one) => `${one}\n`).join(''));
}

/** Names come from articles: what could move the cursor is not offered. */
const isOfOneLine = (text: string) => sanitize(text) === text && !/[\t\n]/.test(text);

type Words = Extract<Answer, { kind: 'words' }>;
type BashPlace = Pick<Asked, 'line' | 'word' | 'asked'> & { readonly typed: ShellWord };

/** What takes the place of Bash's own idea of the word, which ends and begins at quotes and colons. */
function forBash({ items, start, isOpen }: Words, { typed, line, word, asked }: BashPlace): readonly string[] {
  const texts = items.map(({ text }) => text);
  if (asked === LISTING && texts.length > 1) return texts;
  const kept = line.slice(0, line.length - word.length);
  const place = typed.places[start];
  if (place === undefined) return [];
  // A query that is begun without quotes gets them.
  const isBare = isOpen && start === 0 && place.quote === '' && /^\w*$/.test(typed.value);
  const fitting = texts
    .map(
      (text) => line.slice(0, place.at) + (isBare ? `'${quoteForShell(text, "'")}` : quoteForShell(text, place.quote)),
    )
    .filter((whole) => whole.startsWith(kept))
    .map((whole) => whole.slice(kept.length));
  // Readline closes the quotes behind a word that is the only one: a second one keeps the query open.
  return isOpen ? fitting.flatMap((one) => (fitting.length === 1 ? [one, `${one} `] : [one])) : fitting;
}

/** The whole word without quotes, a tab, and what to show for it; zsh puts quotes where they are needed. */
const forZsh = ({ items, start }: Words, { value }: ShellWord): readonly string[] =>
  items.map(({ text, help }) => `${value.slice(0, start)}${text}\t${text}${help === '' ? '' : `  -- ${help}`}`);

/** The whole word without quotes, a tab, and what it is; fish puts quotes where they are needed, and closes them likewise. */
const forFish = ({ items, start, isOpen }: Words, { value }: ShellWord): readonly string[] =>
  items.flatMap(({ text, help }) => {
    const whole = `${value.slice(0, start)}${text}`;
    return [`${whole}\t${help}`, ...(isOpen && items.length === 1 ? [`${whole} \t${help}`] : [])];
  });
