import type { ArticleText } from './picture/make-picture-data.ts';
import type { PictureKind } from './picture-kind.ts';
import type { ExportView } from './view.ts';

/** What single formats can be asked for; each writer takes what concerns it. */
export type ExporterOptions = {
  /** HTML: whole texts by article id. */
  readonly texts?: ReadonlyMap<string, ArticleText>;
  /** GraphML: the profile that validates against the schema, without `label` on edges. */
  readonly strict?: boolean;
  /** GraphML: the program whose own elements for shapes and labels are added; `gephi` needs none. */
  readonly graphFor?: 'gephi' | 'yed';
  /** CSV: which table; edges when not given. */
  readonly table?: 'nodes' | 'edges';
  /** CSV: the headers of `neo4j-admin database import`. */
  readonly neo4j?: boolean;
  /** CSV: how cells that a spreadsheet would run as a formula are defused; `prefix` when not given. */
  readonly formulas?: 'prefix' | 'keep';
  /** HTML: the script of the page, as the build makes it (`dist/page.js`). */
  readonly pageScript?: string;
  /** SVG and PNG: which picture; the network when not given. */
  readonly picture?: PictureKind;
  /** SVG and PNG, for the picture `stance`: ids of who stands and on whom. */
  readonly pair?: readonly [string, string];
  /** SVG and PNG: issues beside people and groups. */
  readonly hasIssues?: boolean;
  /** HTML and SVG: heading. */
  readonly title?: string;
};

/** A format: how it is called and how a view is written in it, piece by piece. */
export type Exporter = {
  readonly name: string;
  /** File name extension without the dot. */
  readonly extension: string;
  readonly description: string;
  /** How nodes are placed: for graph editors, which draw every label, for pictures of ours, or not at all. */
  readonly places: 'editor' | 'picture' | 'none';
  readonly write: (view: ExportView, options: ExporterOptions) => Iterable<string>;
};
