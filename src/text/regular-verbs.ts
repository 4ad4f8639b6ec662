/** Regular verbs whose endings mislead: "boycotted" is no form of "boycot", nor "blockaded" of "blockad". */
const VERBS =
  'accede adore annihilate appeal applaud barricade blockade boycott cede cheat compete concede convene corrode ' +
  'crusade curb decline deplore dissuade downgrade embezzle ensnare entreat erode evade exchange exile extradite favor ' +
  'favour feud float flout grapple haggle hang harbor harbour heckle honor honour huddle impede implore insure ' +
  'interfere intervene invade laud loathe loot maltreat mingle mistreat muzzle parade parole persevere provoke ' +
  'quarantine quell raid rebuke recede regroup resume retreat revere revoke riot root scout seat secede sideline ' +
  'sponsor supersede telephone topple torpedo tour tout undermine unearth unite unseat upgrade upbraid uproot ' +
  'welcome cripple single censor blast boo combat embargo free lean subpoena woo annex loathe tie down';
/** Of one consonant, which their other forms double. */
const DOUBLING = 'stab snub patrol prod compel';

const BASES: ReadonlyMap<string, string> = new Map([
  ...VERBS.split(' ').flatMap((verb) => formsOf(verb.endsWith('e') ? verb.slice(0, -1) : verb, verb)),
  ...DOUBLING.split(' ').flatMap((verb) => formsOf(`${verb}${verb.at(-1) ?? ''}`, verb)),
]);

function formsOf(stem: string, verb: string): readonly (readonly [string, string])[] {
  return [
    [`${stem}ed`, verb],
    [`${stem}ing`, verb],
    [/(?:x|ss|sh|ch)$/.test(verb) ? `${verb}es` : `${verb}s`, verb],
  ];
}

/** The base form of a form that suffixes do not tell: past, participle, gerund, third person; lower case. */
export function regularVerb(form: string): string | undefined {
  return BASES.get(form);
}
