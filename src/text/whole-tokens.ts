/** Addresses stay whole; longer ones are cut anyway, so that no input takes long. "#1" is a number. */
const ADDRESS =
  /^(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}|^(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,8}|^@(?!\d)\w{1,64}|^#(?!\d{1,6}\b)\w{1,64}/iu;
/** Names of files and of sites with a path behind, to the end of what stands without white space. */
const FILE =
  /^[\w.#%&~!$+-]{1,80}\.(?:docx?|xlsx?|pptx?|pdf|txt|jpe?g|gif|png|zip|html?)(?=[.,;:!?)\]>"”]{0,9}$)|^[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:com|org|net|edu|gov)(?:\/[^\s<>"“”]{0,1000})?(?=[.,;:!?)\]>"”]{0,9}$)/iu;
/** `:-)`, with marks behind. */
const SMILEY = /^(?:[:;=][-o*']?[)(\][dpDPO/\\]+|\(:)(?=[.,!?]{0,9}$)/u;
/** Lines and faces of marks: `---->`, `^_^`, `*~*~*`. */
const SYMBOLS = /^(?!<>$)[-=*~+|<>{}^_]{2,200}$/u;
/** Numbers of telephones and codes of posts: `345-9945`, `713/345-7942`, `77002-1234`. */
const CALL = /^(?:\d{3}[/.-])?\d{3}-\d{4}$|^\d{5}-\d{4}$/u;

const MARKS = `.,;:!?)]'’"`;

/** How long a token is at the beginning of `rest` that stays whole whatever marks are in it; 0 for none. */
export function wholeLength(rest: string): number {
  const symbols = SYMBOLS.exec(rest) ?? SMILEY.exec(rest) ?? FILE.exec(rest);
  if (symbols !== null) return withoutMarks(symbols[0], /[\p{L}\p{N}]/u.test(rest)).length;
  const address = ADDRESS.exec(rest);
  if (address === null) return 0;
  const { length } = withoutMarks(address[0], true);
  return length > 1 ? length : 0;
}

/** A name without the marks that stand behind it. */
function withoutMarks(token: string, isName: boolean): string {
  let end = token.length;
  while (isName && end > 0 && MARKS.includes(token[end - 1] as string)) end -= 1;
  return token.slice(0, end);
}

/** Whether a number with one hyphen is no range. */
export const isCall = (number: string): boolean => CALL.test(number);
