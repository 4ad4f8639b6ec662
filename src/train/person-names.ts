import { allLocales } from '@faker-js/faker';
import { foldForm } from '../text/fold-form.ts';

/** Given names and surnames in Latin letters from Faker's lists for some fifty countries (MIT), folded and sorted. */
export function personNames(): { readonly given: readonly string[]; readonly family: readonly string[] } {
  const people = Object.values(allLocales).map(({ person }) => person ?? {});
  return {
    given: namesIn(people.map(({ first_name }) => first_name)),
    family: namesIn(people.map(({ last_name }) => last_name)),
  };
}

/** Lists, or lists by gender, of any depth. */
function namesIn(value: unknown): readonly string[] {
  const found: string[] = [];
  const walk = (one: unknown): void => {
    if (typeof one === 'string') {
      for (const word of foldForm(one).split(/[ -]/)) if (/^[a-z']{3,}$/.test(word)) found.push(word);
    } else if (one !== null && typeof one === 'object') for (const part of Object.values(one)) walk(part);
  };
  walk(value);
  return [...new Set(found)].sort();
}
