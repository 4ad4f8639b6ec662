import { describe, expect, test } from 'vitest';
import { compileClaimRules, framesOf } from '../../src/claims/compile-rules.ts';
import { type Hearing, makeHears } from '../../src/claims/hearing.ts';
import { articleFromText } from '../../src/corpus/article-from-text.ts';
import { extractArticle } from '../../src/pipeline.ts';
import { schema, tools } from '../bundled.ts';

function rulesIn(text: string, hearing: Hearing): readonly string[] {
  const records = extractArticle(articleFromText(text, { id: 'a.txt' }), {
    ...tools,
    rules: compileClaimRules(schema, hearing),
  });
  return records.flatMap((record) => (record.kind === 'claim' ? [record.rule] : []));
}

describe('hearing', () => {
  const TEXT = 'French President Emmanuel Macron threw his weight behind Ukraine.';

  test('a rule that is left out makes no claim, the others do', () => {
    const all = rulesIn(TEXT, {});
    expect(all).toContain('rule:title');
    expect(rulesIn(TEXT, { without: ['rule:title'] })).toEqual(all.filter((rule) => rule !== 'rule:title'));
  });

  test('only the voices that are named speak', () => {
    expect(rulesIn(TEXT, { voices: ['rule'] })).toEqual(['rule:title']);
    expect(rulesIn(TEXT, { voices: ['frame'] }).every((rule) => rule.startsWith('frame:'))).toBe(true);
  });

  test('a silent frame is not there, so that a wider one of its word may speak', () => {
    const idsOf = (hearing: Hearing) =>
      framesOf(compileClaimRules(schema, hearing).frames, 'verb', 'meet').map((frame) => `frame:${frame.id}`);
    const [first = '', ...others] = idsOf({});
    expect(others.length).toBeGreaterThan(0);
    expect(idsOf({ without: [first] })).toEqual(others);
  });

  test('without options everything is heard', () => {
    expect(makeHears({})('rule:title')).toBe(true);
  });
});
