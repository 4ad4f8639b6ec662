/** The page's script: one classic script for browsers, minified. */
export function bundlePage(): Promise<string>;
