/** The form in which words are compared with the gazetteer: no accents, plain apostrophes, lower case. */
export function foldForm(form: string): string {
  if (/^[\x20-_a-~]*$/.test(form)) return form.toLowerCase();
  return form
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’‘ʼ`´]/g, "'")
    .toLowerCase();
}
