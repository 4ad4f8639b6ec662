import type { SignedNet, SignedTie } from '../../src/sides/signed-net.ts';

/**
 * Alliances (rova) and enmities (hina) of sixteen Gahuku-Gama peoples of the New Guinea highlands.
 *
 * Data: K. E. Read, "Cultures of the Central Highlands, New Guinea", Southwestern Journal of Anthropology 10 (1954),
 * as given in P. Hage and F. Harary, "Structural Models in Anthropology" (1983) and distributed with UCINET and Pajek
 * (`gama.dat`, matrices GAMAPOS and GAMANEG: 29 ties each, every tie here once).
 */
const FRIENDS = `gavev: kotun nagad gama; kotun: nagad gama; ove: alika gahuk masil ukudz; alika: ukudz;
  nagam: masil notoh seuve; gahuk: masil ukudz geham asaro; masil: ukudz geham asaro uheto; ukudz: geham asaro;
  notoh: kohik uheto; kohik: uheto; geham: asaro; uheto: seuve; nagad: gama`;

const FOES = `gavev: ove alika nagam gahuk asaro; kotun: ove nagam gahuk notoh kohik; nagam: nagad gama;
  gahuk: notoh uheto gama; ukudz: seuve; notoh: geham nagad; kohik: geham nagad; geham: uheto nagad gama;
  asaro: seuve nagad gama; uheto: nagad gama; seuve: gama`;

export function highlandTribes(): SignedNet {
  const pairs = [...pairsOf(FRIENDS, 1), ...pairsOf(FOES, -1)];
  const ids = [...new Set(pairs.flatMap(({ ends }) => ends))].sort();
  const ties = pairs.map(({ ends, sign }): SignedTie => {
    const [a = 0, b = 0] = ends.map((end) => ids.indexOf(end)).sort((one, other) => one - other);
    return { a, b, sign, weight: 1, positive: sign === 1 ? 1 : 0, negative: sign === 1 ? 0 : 1 };
  });
  return { ids, ties: ties.sort((one, other) => one.a - other.a || one.b - other.b) };
}

function pairsOf(text: string, sign: -1 | 1): { readonly ends: readonly [string, string]; readonly sign: -1 | 1 }[] {
  return text.split(';').flatMap((row) => {
    const [from = '', others = ''] = row.split(':').map((part) => part.trim());
    return others.split(' ').map((to) => ({ ends: [from, to] as const, sign }));
  });
}
