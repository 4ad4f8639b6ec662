import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { expect, test } from 'vitest';
import { cleanXmlText, csvCell, scriptJson } from '../../src/export/escape.ts';
import { selectView } from '../../src/export/select-view.ts';
import { writeGraphml } from '../../src/export/write-graphml.ts';
import { sampleGraph } from './sample-graph.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ']]>',
        '<',
        '&',
        '"',
        '\u0000',
        '\ud83d',
        '\ude00',
        '\u202e',
        '</script>',
        '<!--',
        '=1+1',
        '\n',
        'é',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

test('whatever a name holds, GraphML gives back what XML can hold of it', () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const label = `x${name}x`;
      const text = [...writeGraphml(selectView(sampleGraph({ name: label })))].join('');
      const back = parse(MultiDirectedGraph, text);
      expect(back.getNodeAttribute('group/norland', 'name')).toBe(cleanXmlText(label));
    }),
    { numRuns: 60 },
  );
});

test('what cleanXmlText leaves is allowed in XML 1.0', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const character of cleanXmlText(text)) {
        const code = character.codePointAt(0) ?? 0;
        const isAllowed = (code >= 0x20 && code <= 0xd7ff) || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
        expect(isAllowed).toBe(true);
      }
    }),
  );
});

test('JSON for a script element never ends it, and reads back the same', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const json = scriptJson({ text });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ text });
    }),
  );
});

test('no CSV cell begins with what a spreadsheet runs', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(csvCell(text, 'prefix').replace(/^"/, '')).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});
