import { expect, test } from 'vitest';
import { ListedEntry, plainEntry } from '../../src/schema/listed-entry.ts';
import { printListed } from '../../src/schema/read-tables.ts';

const LINE =
  'person/ilse-kort\tpolitician\tIlse Kort\tI. Kort|Ilse M. Kort\tgroup/ruritania\tgroup/ruritania\t\tprime minister@group/ruritania@2003@2005|leader@group/blue-front@2006@';

test('a line of a long list is an entry, and its fields spread', () => {
  const entry = new ListedEntry(LINE);
  const fields = {
    id: 'person/ilse-kort',
    type: 'person',
    kind: 'politician',
    name: 'Ilse Kort',
    aliases: ['I. Kort', 'Ilse M. Kort'],
    wikidata: null,
    isListed: true,
    offices: [
      { title: 'prime minister', of: 'group/ruritania', from: 2003, to: 2005 },
      { title: 'leader', of: 'group/blue-front', from: 2006, to: null },
    ],
  };
  expect({ ...plainEntry(entry) }).toMatchObject(fields);
  expect(printListed(entry)).toBe(LINE);
});
