import { fileURLToPath } from 'node:url';

/** `models/` beside the program, whether it runs from `src` or bundled from `dist`. */
export function modelsFolder(): string {
  return fileURLToPath(
    new URL(import.meta.url.includes('/src/text/model/') ? '../../../models' : '../models', import.meta.url),
  );
}
