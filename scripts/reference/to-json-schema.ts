import { z } from 'zod';

/** A JSON Schema as plain data, with the `help`, `label` and `secret` metadata of our schemas. */
export type JsonSchema = {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: boolean | JsonSchema;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  format?: string;
  help?: string;
  label?: string;
  secret?: boolean;
  [keyword: string]: unknown;
};

/** Converts a zod schema into the JSON Schema of its input, including each default. */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const described = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      // The library omits the default if a transformation follows. The input value is the same, so it is added here.
      if (def.type === 'default') jsonSchema.default = def.defaultValue as typeof jsonSchema.default;
      if (def.type === 'prefault') delete jsonSchema.default;
    },
  }) as JsonSchema;
  delete described['$schema'];
  return described;
}
