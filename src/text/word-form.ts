import { hashText } from '../base/hash-text.ts';
import { normalForm, shapeOf } from './normal-form.ts';

/** What the form of a word alone tells, whatever stands around it. */
export type WordForm = {
  readonly form: string;
  /** Quotes, dashes and digits made plain. */
  readonly plain: string;
  /** Hash of the plain form in small letters. */
  readonly word: number;
  readonly shape: number;
  readonly end: End;
  /** With a capital it mostly begins a sentence. */
  readonly isStarter: boolean;
  readonly letters: Letters;
};

/** Kinds of a token's end. */
export const END = {
  word: 0,
  stop: 1,
  mark: 2,
  dots: 3,
  abbreviation: 4,
  closer: 5,
  opener: 6,
  colon: 7,
  comma: 8,
  dash: 9,
  smiley: 10,
} as const;
export type End = (typeof END)[keyof typeof END];

/** Whether a form has small letters, or else capitals, or else none. */
export type Letters = 'small' | 'capital' | 'none';

const STARTER =
  /^(?:The|A|An|This|That|These|Those|It|He|She|They|We|I|You|But|And|In|On|At|For|With|As|After|Before|His|Her|Their|Its|There|Meanwhile|However|Although|While|When|If|Both|Some|Many)$/;

/** Words come again and again; all are forgotten when there are more, and long ones are not kept. */
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 40;
const kept = new Map<string, WordForm>();

/** What a form tells; for most words told before. */
export function wordForm(form: string): WordForm {
  const known = kept.get(form);
  if (known !== undefined) return known;
  const read = readForm(form);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (form.length <= LONGEST_KEPT) kept.set(form, read);
  return read;
}

function readForm(form: string): WordForm {
  const plain = normalForm(form);
  return {
    form,
    plain,
    word: hashText(plain.toLowerCase()),
    shape: shapeOf(plain),
    end: endOf(plain),
    isStarter: STARTER.test(plain),
    letters: /\p{Ll}/u.test(form) ? 'small' : /\p{Lu}/u.test(form) ? 'capital' : 'none',
  };
}

function endOf(form: string): End {
  if (isLetter(form.charCodeAt(0)) && isLetter(form.charCodeAt(form.length - 1))) return END.word;
  if (form === '.') return END.stop;
  if (/^[!?]+$/.test(form)) return END.mark;
  if (/^\.{2,}$/.test(form)) return END.dots;
  if (/^[:;=8][-o*']?[)(\][dpDP/\\]+$/.test(form)) return END.smiley;
  if (/^[:;]$/.test(form)) return END.colon;
  if (form === ',') return END.comma;
  if (/^-+$/.test(form)) return END.dash;
  if (/^["'”’»)\]}>]+$/.test(form)) return END.closer;
  if (/^["'“‘«([{<]+$/.test(form)) return END.opener;
  return form.length > 1 && form.endsWith('.') ? END.abbreviation : END.word;
}

/** An unaccented letter, by its code. */
export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
