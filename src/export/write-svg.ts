import type { ExporterOptions } from './exporter.ts';
import { FIRST_FILTER, keepClaims, NO_FILTER } from './picture/filter.ts';
import { makePictureData } from './picture/make-picture-data.ts';
import { flattenClaims } from './picture/stances.ts';
import { matrixSvg } from './svg/matrix-svg.ts';
import { networkSvg } from './svg/network-svg.ts';
import { sidesOverTimeSvg, stanceOverTimeSvg } from './svg/time-svg.ts';
import type { ExportView } from './view.ts';

/** A picture of the stances of a view; where the view is of one entity, of those around it, issues too. */
export function* writeSvg(view: ExportView, options: ExporterOptions = {}): Generator<string> {
  const data = makePictureData(view, { title: options.title ?? 'Who stands where' });
  const all = flattenClaims(data);
  const sure = keepClaims(all, data, FIRST_FILTER);
  // A picture of what is less sure, drawn fainter, says more than none.
  const claims = sure.length > 0 ? sure : keepClaims(all, data, NO_FILTER);
  const kind = options.picture ?? 'network';
  const hasIssues = options.hasIssues ?? false;
  switch (kind) {
    case 'network':
      return yield* networkSvg(data, claims, hasIssues);
    case 'matrix':
      return yield* matrixSvg(data, claims, hasIssues);
    case 'sides':
      return yield* sidesOverTimeSvg(data, claims);
    case 'stance': {
      const [from, to] = (options.pair ?? ['', '']).map((id) => data.nodes.findIndex((node) => node.id === id));
      return yield* stanceOverTimeSvg(data, claims, [from ?? -1, to ?? -1]);
    }
  }
}
