import { configSchema, directorySchema } from '@/lib/config/schema';
import { allProviders } from '@/lib/providers/registry';
import { type JsonSchema, toJsonSchema } from './to-json-schema';

/**
 * Returns the JSON Schema of the configuration file, for editors: one directory type per provider, with that provider's
 * settings. Every string may also be `{"env":"NAME"}`, except the kind, which editors use to distinguish directories.
 * Checks that JSON Schema cannot express, such as the contrast of a colour, are done at start-up only.
 */
export function configJsonSchema(): JsonSchema {
  const { properties, ...config } = toJsonSchema(configSchema);
  const { $schema, directories, ...rest } = properties ?? {};
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Rekey configuration',
    ...config,
    properties: {
      ...($schema ? { $schema } : {}),
      ...mapValues(rest, publish),
      directories: { ...directories, items: { oneOf: allProviders().map(describeDirectory) } },
    },
    $defs: {
      env: {
        description: 'The value of an environment variable.',
        type: 'object',
        properties: { env: { type: 'string', minLength: 1 } },
        required: ['env'],
        additionalProperties: false,
      },
    },
  };
}

function describeDirectory(provider: ReturnType<typeof allProviders>[number]): JsonSchema {
  const { properties, ...directory } = toJsonSchema(directorySchema);
  const { kind, settings, ...rest } = properties ?? {};
  const own = toJsonSchema(provider.settingsSchema);
  const isNeeded = (own.required ?? []).length > 0;
  return {
    title: provider.kind,
    ...directory,
    properties: {
      ...mapValues(rest, publish),
      kind: { description: kind?.help ?? '', const: provider.kind },
      settings: { description: settings?.help ?? '', ...publish(own) },
    },
    required: [...(directory.required ?? []), ...(isNeeded ? ['settings'] : [])],
  };
}

/** Renames our metadata to the keywords that editors read, and allows `{"env":"NAME"}` for each string. */
function publish(schema: JsonSchema): JsonSchema {
  const {
    help,
    label,
    secret: _secret,
    default: fallback,
    properties,
    items,
    additionalProperties,
    anyOf,
    ...rest
  } = schema;
  const about = {
    ...(label ? { title: label } : {}),
    ...(help ? { description: help } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
  };
  const parts = {
    ...rest,
    ...(properties ? { properties: mapValues(properties, publish) } : {}),
    ...(items ? { items: publish(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(publish) } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === 'boolean' ? additionalProperties : publish(additionalProperties),
        }),
  };
  const isText = [schema.type].flat().includes('string');
  return isText ? { ...about, anyOf: [parts, { $ref: '#/$defs/env' }] } : { ...about, ...parts };
}

function mapValues<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
