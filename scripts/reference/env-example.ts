import { envSchema } from '@/lib/base/env';
import { toJsonSchema } from './to-json-schema';

/** Returns `.env.example`: every variable with its default, commented out. */
export function envExample(): string {
  const variables = Object.entries(toJsonSchema(envSchema).properties ?? {}).map(
    ([name, { help, default: fallback }]) => `# ${help ?? ''}\n# ${name}=${fallback ?? ''}\n`,
  );
  return [
    '# For people who install Rekey. Copy this file to .env and uncomment the values you change.\n# Variables that are already set in the environment take precedence.\n',
    ...variables,
    '# Variables that rekey.config.json references as {"env":"NAME"} can be set here too, for example:\n# SMTP_URL=\n# SMS_AUTHORIZATION=\n# VOLC_AK=\n# VOLC_SK=\n',
  ].join('\n');
}
