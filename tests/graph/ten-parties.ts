/**
 * Ten parties with scores from -300 to 300 for how near or far each pair stands. Modelled on the Slovene parliamentary
 * parties network of 1994 (Kropivnik and Mrvar 1996), but the figures were written down from memory and never compared
 * with the publication: take them as an invented example, not as data, and the expected sides as what an exact search
 * over these figures gives, not as a published result.
 */
export const TEN_PARTIES = ['SKD', 'ZLSD', 'SDSS', 'LDS', 'ZS-ESS', 'ZS', 'DS', 'SLS', 'SPS-SNS', 'SNS'];

export const TEN_SCORES: readonly (readonly number[])[] = [
  [0, -215, 114, -89, -77, 94, -170, 176, 117, -210],
  [-215, 0, -217, 134, 77, -150, 57, -253, -230, 49],
  [114, -217, 0, -203, -80, 138, -109, 177, 180, -174],
  [-89, 134, -203, 0, 157, -142, 173, -241, -254, 23],
  [-77, 77, -80, 157, 0, -188, 170, -120, -160, -9],
  [94, -150, 138, -142, -188, 0, -97, 140, 116, -106],
  [-170, 57, -109, 173, 170, -97, 0, -184, -191, -6],
  [176, -253, 177, -241, -120, 140, -184, 0, 235, -132],
  [117, -230, 180, -254, -160, 116, -191, 235, 0, -164],
  [-210, 49, -174, 23, -9, -106, -6, -132, -164, 0],
];
