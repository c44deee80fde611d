import { configJsonSchema } from './config-json-schema';
import { configurationPage } from './configuration-page';
import { envExample } from './env-example';

/** The generated files of the reference: their text by path in the repository. */
export function referenceFiles(): Record<string, string> {
  return {
    '.env.example': envExample(),
    'docs/configuration.md': configurationPage(),
    'public/rekey.config.schema.json': `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
  };
}
