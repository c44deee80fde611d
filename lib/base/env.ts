import { z } from 'zod';
import { parseNetwork } from './network';
import { readVariable } from './read-variable';

const origin = z
  .url({
    protocol: /^https?$/,
    error: 'expected an http or https address such as https://reset.example.com',
    abort: true,
  })
  .refine((value) => `${new URL(value).origin}/` === new URL(value).href, 'expected an origin without path or query')
  .transform((value) => new URL(value).origin);

const secret = z
  .string()
  .refine(
    (value) => /^[\w+/\s-]+=*\s*$/.test(value) && Buffer.from(value, 'base64').length >= 32,
    'expected at least 32 random bytes in base64',
  );

/** CIDR blocks, separated by commas or spaces. */
const networks = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value))
  .refine((blocks) => blocks.every((block) => parseNetwork(block) !== null), 'expected networks such as 10.2.0.0/16');

/**
 * Everything that Rekey reads from the environment, with its default. The reference in `docs/configuration.md` is
 * generated from this schema.
 */
export const envSchema = z.object({
  APP_URL: origin.default('http://localhost:3000').meta({
    help: 'Public origin. Links are built from it, never from request headers.',
  }),
  APP_SECRET: secret.optional().meta({
    help: 'Master secret: 32 or more random bytes in base64. If absent, created in `DATA_DIR` on the first start.',
  }),
  APP_SECRET_PREVIOUS: secret.optional().meta({ help: 'The previous master secret, during a rotation.' }),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'expected a postgres:// address' })
    .optional()
    .meta({ help: 'A PostgreSQL database. If absent, an embedded one in `DATA_DIR` is used.' }),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .meta({ help: 'Folder of the embedded database and the generated secret.' }),
  CONFIG_FILE: z.string().min(1).default('./rekey.config.json').meta({ help: 'The configuration file.' }),
  TRUSTED_PROXIES: z.coerce.number({ error: 'expected a number from 0 to 9' }).int().min(0).max(9).default(0).meta({
    help: 'Number of proxies in front of Rekey that may set `X-Forwarded-For`.',
  }),
  OUTBOUND_ALLOW: networks.default([]).meta({
    help: 'Private networks, such as `10.2.0.0/16 fd00::/8`, that directories and gateways configured in the console may use. Public addresses are always allowed, all others never.',
  }),
  SETUP_TOKEN: z.string().min(16, 'expected at least 16 characters').optional().meta({
    help: 'Opens `/setup` for creating the first administrator, for 30 minutes after a start. If absent, a random one is printed at the start.',
  }),
  METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters').optional().meta({
    help: 'Bearer token for `/api/metrics`. If absent, only loopback may read the metrics.',
  }),
  PORT: z.coerce.number({ error: 'expected a port number' }).int().min(0).max(65535).default(3000).meta({
    help: 'Port to listen on.',
  }),
  HOSTNAME: z.string().min(1).default('0.0.0.0').meta({ help: 'Address to listen on.' }),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .meta({ help: 'Minimum level that is logged.' }),
});

export type Env = z.output<typeof envSchema> & {
  /** Cookies lack `Secure` and `__Host-` only if this is set, because browsers refuse both over plain http. */
  plainCookies: boolean;
};

/** Validates the environment. Throws an `InvalidSettings` that names each invalid variable and what was expected. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(
    Object.keys(source).flatMap((name) => {
      const value = readVariable(source, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const parsed = envSchema.safeParse(given);
  if (!parsed.success) {
    throw new InvalidSettings(
      'The environment is not usable',
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const env = parsed.data;
  const url = new URL(env.APP_URL);
  if (url.protocol === 'http:' && url.hostname !== 'localhost') {
    throw new InvalidSettings('The environment is not usable', [
      'APP_URL: expected https; plain http is accepted for localhost only',
    ]);
  }
  if (source['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new InvalidSettings('The environment is not usable', [
      'NODE_TLS_REJECT_UNAUTHORIZED: certificates are always checked; set NODE_EXTRA_CA_CERTS to trust a private CA',
    ]);
  }
  return { ...env, plainCookies: url.protocol === 'http:' };
}

/** Unusable settings: a mistake of the person who runs Rekey, reported without a stack trace. */
export class InvalidSettings extends Error {
  constructor(
    what: string,
    readonly problems: string[],
  ) {
    super(`${what}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'InvalidSettings';
  }
}

let current: Env | undefined;

/** Returns this process's validated environment. */
export function getEnv(): Env {
  current ??= parseEnv(process.env);
  return current;
}
