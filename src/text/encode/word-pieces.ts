/** A vocabulary of word pieces as BERT has it: `##` before pieces that go on. */
export type PieceVocabulary = {
  readonly ids: ReadonlyMap<string, number>;
  readonly unknown: number;
  /** Marks at the begin and end of a window. */
  readonly begin: number;
  readonly end: number;
};

/** Reads a vocabulary, one piece a line. */
export function pieceVocabulary(lines: readonly string[]): PieceVocabulary {
  const ids = new Map(lines.map((piece, id): [string, number] => [piece, id]));
  const idOf = (piece: string): number => ids.get(piece) ?? 0;
  return { ids, unknown: idOf('[UNK]'), begin: idOf('[CLS]'), end: idOf('[SEP]') };
}

const LONGEST_PIECED = 100;
const MOST_PIECES = 12;
const PUNCTUATION = /[\p{P}$+<=>^`|~]/u;
const MARK = /\p{Mn}/gu;
const DROPPED = /[\p{Cc}\p{Cf}\p{Co}\ufffd]/gu;

/**
 * The pieces of one word, at most twelve: lower case, accents off, punctuation and CJK signs apart, then the longest known piece first.
 * @see https://github.com/google-research/bert/blob/master/tokenization.py
 */
export function piecesOf(form: string, { ids, unknown }: PieceVocabulary): readonly number[] {
  const plain = form.replace(DROPPED, '').toLowerCase().normalize('NFD').replace(MARK, '');
  const pieces = splitOff(plain).flatMap((part) => greedyPieces(part, ids) ?? [unknown]);
  return pieces.length === 0 ? [unknown] : pieces.slice(0, MOST_PIECES);
}

function splitOff(plain: string): readonly string[] {
  const parts: string[] = [];
  let open = '';
  for (const sign of plain) {
    const alone = PUNCTUATION.test(sign) || isCjk(sign.codePointAt(0) ?? 0);
    if (!alone && !/\s/u.test(sign)) {
      open += sign;
      continue;
    }
    if (open !== '') parts.push(open);
    open = '';
    if (alone) parts.push(sign);
  }
  if (open !== '') parts.push(open);
  return parts;
}

const isCjk = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  (code >= 0x20000 && code <= 0x2ceaf) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0x2f800 && code <= 0x2fa1f);

function greedyPieces(part: string, ids: ReadonlyMap<string, number>): readonly number[] | undefined {
  const signs = [...part];
  if (signs.length > LONGEST_PIECED) return undefined;
  const pieces: number[] = [];
  for (let start = 0; start < signs.length; ) {
    let end = signs.length;
    let id: number | undefined;
    for (; end > start; end--) {
      id = ids.get((start > 0 ? '##' : '') + signs.slice(start, end).join(''));
      if (id !== undefined) break;
    }
    if (id === undefined) return undefined;
    pieces.push(id);
    start = end;
  }
  return pieces;
}
