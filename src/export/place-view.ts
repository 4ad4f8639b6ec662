import { type DrawOptions, drawGraph } from './draw-graph.ts';
import type { Exporter } from './exporter.ts';
import { layoutView } from './layout-view.ts';
import type { ExportView } from './view.ts';

/** Gives nodes the places that a format wants; edges of formats for graph editors are coloured by sign when not told otherwise. */
export function placeView(
  view: ExportView,
  { places }: Pick<Exporter, 'places'>,
  options: Omit<DrawOptions, 'edgeColor'> & Partial<Pick<DrawOptions, 'edgeColor'>>,
): ExportView {
  if (places === 'none') return view;
  return places === 'editor' ? drawGraph(view, { edgeColor: 'sign', ...options }) : layoutView(view, options);
}
