/** The form in which words are compared with the gazetteer: no accents, plain apostrophes, lower case. */
export function foldForm(form: string): string {
  if (/^[a-z]+$/.test(form)) return form;
  return form
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .toLowerCase();
}
