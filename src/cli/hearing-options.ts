import { StancegraphError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { type Hearing, voiceOf } from '../claims/hearing.ts';
import { whatIsWrongWith } from '../claims/rules/list.ts';
import { VOICES } from '../claims/vote.ts';
import type { Schema } from '../schema/schema.ts';

export type HearingOptions = { readonly voices?: string; readonly without: readonly string[] };

/**
 * Which voices and rules are heard, as the options have it.
 * @throws StancegraphError USAGE for a voice, rule or frame that does not exist and for a name that is none.
 */
export function hearingOf({ voices, without }: HearingOptions, schema: Schema): Hearing {
  const spoken = voices
    ?.split(',')
    .map((voice) => voice.trim())
    .filter((voice) => voice !== '');
  for (const voice of spoken ?? []) checkVoice(voice);
  for (const rule of without) checkRule(rule, schema);
  return { without, ...(spoken === undefined ? {} : { voices: spoken }) };
}

function checkVoice(voice: string): void {
  if (VOICES.some((known) => known === voice)) return;
  throw new StancegraphError('USAGE', `There is no voice "${voice}".`, { hint: `Choose from ${VOICES.join(', ')}.` });
}

function checkRule(rule: string, schema: Schema): void {
  if (!/^[a-z]+:.+$/.test(rule))
    throw new StancegraphError('USAGE', `"${rule}" is no name of a rule.`, {
      hint: 'Write it as `evaluate --by rule` shows it, such as rule:title or frame:back.v.',
    });
  checkVoice(voiceOf(rule));
  const wrong = voiceOf(rule) === 'rule' ? whatIsWrongWith(rule) : null;
  if (wrong !== null) throw new StancegraphError('USAGE', wrong.message, { hint: wrong.hint });
  if (voiceOf(rule) !== 'frame') return;
  const ids = schema.frames.map((frame) => frame.id);
  const id = rule.slice('frame:'.length);
  if (ids.includes(id)) return;
  const near = nearest(id, ids);
  throw new StancegraphError('USAGE', `There is no frame "${id}".`, {
    hint: near === undefined ? 'See graph-schema/frames/.' : `Did you mean frame:${near}?`,
  });
}
