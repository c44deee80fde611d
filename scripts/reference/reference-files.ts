import { envSchema } from '@/lib/base/env';
import { auditPage } from './audit-page';
import { configJsonSchema } from './config-json-schema';
import { configurationPage } from './configuration-page';
import { rolesPage } from './roles-page';
import { toJsonSchema } from './to-json-schema';

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

/** Returns `.env.example`: every variable with its default, commented out. */
function envExample(): string {
  const variables = Object.entries(toJsonSchema(envSchema).properties ?? {}).map(
    ([name, { help, default: fallback }]) => `# ${help ?? ''}\n# ${name}=${fallback ?? ''}\n`,
  );
  return [
    '# For people who install Rekey. Copy this file to .env and uncomment the values you change.\n# Variables that are already set in the environment take precedence.\n',
    ...variables,
    '# Variables that rekey.config.json references as {"env":"NAME"} can be set here too, for example:\n# SMTP_URL=\n# SMS_AUTHORIZATION=\n# VOLC_AK=\n# VOLC_SK=\n# AD_PASSWORD=\n',
  ].join('\n');
}
