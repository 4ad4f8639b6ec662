import type { Frame, RelationType } from '../schema/schema.ts';
import type { Modality } from './claim.ts';
import type { ModalityReading } from './read-modality.ts';

/** What a frame tells once modality is read. */
type Outcome = { readonly relation: string; readonly modality: Modality };

type Asked = {
  readonly frame: Frame;
  readonly relation: Pick<RelationType, 'name' | 'polarity' | 'plover'>;
  readonly reading: ModalityReading;
  /** Whether the schema has a relation. */
  readonly has: (relation: string) => boolean;
};

/** Joins the frame's own modality with the sentence's, and turns promises, refusals and threats into stances. */
export function outcomeOf({ frame, relation, reading, has }: Asked): Outcome {
  const { name, polarity, plover } = relation;
  const { modality, stance, wished } = reading;
  if (frame.modality !== null) return { relation: name, modality: ownModality(frame, frame.modality, reading) };
  if (modality !== 'proposed') return { relation: name, modality };
  const isFriendly = polarity >= 0 && plover !== null && name !== 'URGES';
  // To pledge support is to support.
  if (frame.pos === 'noun' && name === 'BACKS' && stance === 'promised')
    return { relation: name, modality: 'asserted' };
  const isToCome = stance === 'promised' || stance === 'threatened';
  if (isToCome && isFriendly && name !== 'MEDIATES' && has('AGREES_WITH'))
    return { relation: 'AGREES_WITH', modality: 'asserted' };
  if (stance === 'refused')
    return isFriendly ? { relation: 'OPPOSES', modality: 'asserted' } : { relation: name, modality: 'denied' };
  if (stance === 'threatened' && polarity < 0 && has('THREATENS'))
    return { relation: 'THREATENS', modality: 'asserted' };
  // To want or try to oust somebody is to oppose them.
  if (name === 'OPPOSES' && wished) return { relation: name, modality: 'asserted' };
  return { relation: name, modality };
}

function ownModality({ source }: Frame, own: Modality, { modality, stance, wished }: ModalityReading): Modality {
  if (modality === 'denied') return own === 'proposed' ? 'denied' : 'asserted';
  // "to retake the town from X": X still holds it.
  const isWished = modality === 'proposed' && stance === null && (!source.includes('nsubj') || wished);
  return own === 'ended' && (stance === 'refused' || isWished) ? 'asserted' : own;
}
