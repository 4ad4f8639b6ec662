import type { Snapshot } from './factbook.ts';
import type { Sighting } from './terms.ts';
import { readName } from './written-name.ts';

const UNITED_STATES = 'group/united-states';

/** Ambassadors of states to the United States, and of the United States to them. */
export function ambassadorSightings({ year, state, missionInUs, missionOfUs }: Snapshot): readonly Sighting[] {
  return [
    ...readMission(missionInUs).map((one) => ({ ...one, year, state, of: state })),
    ...readMission(missionOfUs).map((one) => ({ ...one, year, state, of: UNITED_STATES })),
  ];
}

function readMission(mission: string): readonly Pick<Sighting, 'name' | 'title' | 'since'>[] {
  const [, told = '', since] =
    /\bAmbassador(?:-designate| Extraordinary and Plenipotentiary)? ((?:\p{L}[\p{L}'’.-]*,? ){1,6}?)(?:\(since (?:[\w ]*?)((?:19|20)\d\d)\)|chancery|embassy|$|;)/u.exec(
      `${mission.replace(/"[^"]*"/g, '')} `,
    ) ?? [];
  const name = readName(told.replace(/,.*/, '').trim());
  return name === undefined ? [] : [{ name, title: 'ambassador', since: since === undefined ? null : Number(since) }];
}
