import type { Span } from '../base/span.ts';
import type { Claim } from './claim.ts';
import type { SayCue } from './find-speakers.ts';
import type { OpenArticle } from './open-article.ts';
import { readModality } from './read-modality.ts';

/** The words that a claim owes its modality and its speaker to, so that who doubts it sees where to look. */
export function tellCues(claim: Claim, { maps, speakers }: OpenArticle): Pick<Claim, 'modalityCues' | 'speakerCue'> {
  const map = maps[claim.sentence];
  const cue = map?.tree.words.find(({ end }) => end > claim.cueSpan.start)?.index;
  if (map === undefined || cue === undefined) return { modalityCues: [], speakerCue: null };
  const spanOf = ({ sentence, word }: SayCue): Span | null => {
    const found = maps[sentence]?.tree.words[word];
    return found === undefined ? null : { start: found.start, end: found.end };
  };
  const reading = readModality(map.tree, cue);
  // A frame or the learned reader may know better than the words around its cue.
  const signs = reading.modality === claim.modality || reading.stance !== null ? reading.signs : [];
  const { chain, cues, together } = speakers.speakersAt(claim.sentence, cue);
  const { attributedTo } = claim;
  const isTogether = attributedTo !== null && together.includes(attributedTo);
  const said = attributedTo === null ? undefined : isTogether ? cues.at(-1) : cues[chain.indexOf(attributedTo)];
  return {
    modalityCues: signs.flatMap((word) => spanOf({ sentence: claim.sentence, word }) ?? []),
    speakerCue: said === undefined ? null : spanOf(said),
  };
}
