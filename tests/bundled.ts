import { makeTools, type Tools, withoutLearned } from '../src/pipeline.ts';
import { loadSchema } from '../src/schema/load-schema.ts';
import { loadModels } from '../src/text/model/load-models.ts';
import { modelsFolder } from '../src/text/model/models-folder.ts';

/** The schema and the models that come with the program, read once for all tests of a process. */
export const { schema } = loadSchema();
export const models = loadModels(modelsFolder());

/** What reads by trees and rules alone. */
export const tools: Tools = makeTools(withoutLearned(schema), models);

/** What asks the learned reader too. */
export const fullTools: Tools = makeTools(schema, models);
