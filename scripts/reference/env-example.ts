import { envSchema } from '@/lib/base/env';
import { toJsonSchema } from './to-json-schema';

/** `.env.example`: every variable with its default, all commented out. */
export function envExample(): string {
  const variables = Object.entries(toJsonSchema(envSchema).properties ?? {})
    .filter(([name]) => !/^(REKEY_DEMO|DEMO_)/.test(name))
    .map(([name, { help, default: fallback }]) => `# ${help ?? ''}\n# ${name}=${fallback ?? ''}\n`);
  return [
    '# Copy to .env and take the # away where a value should differ. What the environment has itself wins.\n',
    ...variables,
    '# Names that rekey.config.json uses in {"env":"NAME"} can stand here too, for instance:\n# SMTP_URL=\n# SMS_AUTHORIZATION=\n# VOLC_AK=\n# VOLC_SK=\n',
  ].join('\n');
}
