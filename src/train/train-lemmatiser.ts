import { applyRules, type LemmaModel, ruleFor, suffixesOf } from '../text/lemmatise.ts';
import { normalForm } from '../text/normal-form.ts';
import type { GoldSentence } from './read-treebank.ts';

/** Learns suffix rules (each kept only where it says more than a shorter one) and the words that do not follow them. */
export function trainLemmatiser(train: readonly GoldSentence[]): LemmaModel {
  const lemmas = new Map<string, Map<string, number>>();
  for (const sentence of train) {
    for (const [at, form] of sentence.forms.entries()) {
      const xpos = sentence.xpos[at] ?? '';
      const lemma = sentence.lemmas[at] ?? '_';
      if (xpos === 'NNP' || lemma === '_' || /[0-9]/.test(form)) continue;
      const key = `${normalForm(form).toLowerCase()} ${xpos}`;
      const counts = lemmas.get(key) ?? new Map<string, number>();
      lemmas.set(key, counts.set(lemma, (counts.get(lemma) ?? 0) + 1));
    }
  }
  const words = [...lemmas]
    .map(([key, counts]) => {
      const space = key.indexOf(' ');
      return { word: key.slice(0, space), xpos: key.slice(space + 1), lemma: mostFrequent(counts) };
    })
    .sort((a, b) => (`${a.xpos} ${a.word}` < `${b.xpos} ${b.word}` ? -1 : 1));
  const rules = learnRules(words);
  const exceptions = new Map<string, string>();
  for (const { word, xpos, lemma } of words) {
    if (applyRules(word, xpos, rules) !== lemma) exceptions.set(`${word} ${xpos}`, lemma);
  }
  return { rules, exceptions };
}

type LemmaWord = { readonly word: string; readonly xpos: string; readonly lemma: string };

function learnRules(words: readonly LemmaWord[]): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const { word, xpos, lemma } of words) {
    const rule = ruleFor(word, lemma);
    if (rule === undefined) continue;
    for (const suffix of suffixesOf(word)) {
      const key = `${xpos} ${suffix}`;
      const counts = votes.get(key) ?? new Map<string, number>();
      votes.set(key, counts.set(rule, (counts.get(rule) ?? 0) + 1));
    }
  }
  const rules = new Map<string, string>();
  for (const key of [...votes.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const counts = votes.get(key) ?? new Map<string, number>();
    const best = mostFrequent(counts);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const [xpos = '', suffix = ''] = key.split(' ');
    const shorter = suffix === '' ? undefined : applicable(rules, xpos, suffix.slice(1));
    const minimum = suffix.length > 1 ? 3 : 1;
    if (shorter !== best && total >= minimum && (counts.get(best) ?? 0) > total / 2) rules.set(key, best);
  }
  return rules;
}

function applicable(rules: ReadonlyMap<string, string>, xpos: string, suffix: string): string | undefined {
  for (let from = 0; from <= suffix.length; from += 1) {
    const rule = rules.get(`${xpos} ${suffix.slice(from)}`);
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}
