import { auditPage } from './audit-page';
import { configJsonSchema } from './config-json-schema';
import { configurationPage } from './configuration-page';
import { envExample } from './env-example';
import { rolesPage } from './roles-page';

/** Returns the generated reference files: the text of each by its path in the repository. */
export function referenceFiles(): Record<string, string> {
  return {
    '.env.example': envExample(),
    'docs/audit.md': auditPage(),
    'docs/configuration.md': configurationPage(),
    'docs/roles.md': rolesPage(),
    'public/rekey.config.schema.json': `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
  };
}
