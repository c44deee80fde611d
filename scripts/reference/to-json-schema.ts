import { z } from 'zod';

/** A JSON Schema as plain data, with the `help`, `label` and `secret` that our schemas carry as metadata. */
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

/** Describes what a schema takes as input, each default included. */
export function toJsonSchema(schema: z.ZodType): JsonSchema {
  const described = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      // Left out by the library where a transformation follows; what people write is the same value.
      if (def.type === 'default') jsonSchema.default = def.defaultValue as typeof jsonSchema.default;
      if (def.type === 'prefault') delete jsonSchema.default;
    },
  }) as JsonSchema;
  delete described['$schema'];
  return described;
}
