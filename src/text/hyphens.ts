/** Prefixes that are no words keep their hyphen (`e-mail`, `non-profit`). */
const PREFIXED =
  /^(?:e|co|re|pre|pro|non|anti|mid|ex|semi|multi|post|pan|un|de|bi|tri|ultra|neo|cross|counter|sub|micro|inter|intra|over|socio|psycho|mini|arch)$/iu;
const LONGEST_PREFIX = 7;

/** Second syllables of given names as Korean and Taiwanese ones are written: "Moon Jae-in", "Tsai Ing-wen". */
const SYLLABLES = new Set(
  (
    'in un il kook kyu hye yul yeol hee ho min jin woo seok suk hyun hyuk jae wan gun geun chul cheol sik soo su young ' +
    'yong ok tae sung seong joon jun ki gi hwan hwa rae mi ja eun kyung te wen jeou bian shek hsiung yi hui kun jong dal ' +
    'keun heon hoon hyeon cheon myung chang kyun geol seop sup ryol shik sook'
  ).split(' '),
);

/** "Jae-in". */
export function isGivenName(core: string): boolean {
  const second = /^\p{Lu}\p{Ll}{1,5}-(\p{Ll}{2,6})$/u.exec(core)?.[1];
  return second !== undefined && SYLLABLES.has(second);
}

/** Whether what stands before a hyphen is a prefix. */
export function isPrefix(text: string, from: number, to: number): boolean {
  return to - from <= LONGEST_PREFIX && PREFIXED.test(text.slice(from, to));
}
