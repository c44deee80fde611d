import { z } from 'zod';

/** What a setting holds, as far as a form needs to know. */
export type FieldShape =
  | { type: 'text'; maxLength?: number }
  | { type: 'number'; minimum?: number; maximum?: number }
  | { type: 'boolean' }
  | { type: 'choice'; values: readonly string[] }
  /** Some of these values; their order matters. */
  | { type: 'list'; values: readonly string[] }
  /** Any number of texts, one per line in a form. */
  | { type: 'lines' }
  /** Names that the administrator chooses, each with one of `values`, or with any text if that is null. */
  | { type: 'record'; values: readonly string[] | null };

/** One setting of a schema. `label` and `help` are in English. */
export type SchemaField = {
  name: string;
  label: string;
  help: string;
  /** Stored encrypted, and never shown again. */
  secret: boolean;
  /** Says where secrets are sent: if it changes, they must be entered again. */
  address: boolean;
  required: boolean;
  /** The default; undefined if there is none. */
  fallback: unknown;
  shape: FieldShape;
  /** A value in the right form, if that is not obvious. */
  example?: string;
};

type Described = {
  type?: string;
  label?: string;
  help?: string;
  secret?: boolean;
  address?: boolean;
  enum?: string[];
  items?: { enum?: string[] };
  additionalProperties?: { enum?: string[] };
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  example?: string;
  lines?: boolean;
};

const known = new WeakMap<z.ZodType, readonly SchemaField[]>();

/**
 * Returns the fields of an object schema with `.meta({ label, help, secret, address })`, in order; none for any other
 * schema. Cached.
 */
export function readSchemaFields(schema: z.ZodType): readonly SchemaField[] {
  const found = known.get(schema) ?? readFields(schema);
  known.set(schema, found);
  return found;
}

/** Returns the names of the secret fields of a schema. */
export function secretNames(schema: z.ZodType): readonly string[] {
  return readSchemaFields(schema)
    .filter(({ secret }) => secret)
    .map(({ name }) => name);
}

function readFields(schema: z.ZodType): SchemaField[] {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const required = new Set(described.required ?? []);
  return Object.entries(described.properties ?? {}).map(([name, property]) => {
    const field = property as Described;
    return {
      name,
      label: field.label ?? name,
      help: field.help ?? '',
      secret: field.secret === true,
      address: field.address === true,
      required: required.has(name),
      fallback: fallbackOf(schema, name),
      shape: shapeOf(field),
      ...(field.example === undefined ? {} : { example: field.example }),
    };
  });
}

function fallbackOf(schema: z.ZodType, name: string): unknown {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType | undefined>) : {};
  return shape[name]?.safeParse(undefined).data;
}

function shapeOf(field: Described): FieldShape {
  if (field.lines) return { type: 'lines' };
  if (field.enum) return { type: 'choice', values: field.enum };
  if (field.type === 'boolean') return { type: 'boolean' };
  if (field.type === 'array') return { type: 'list', values: field.items?.enum ?? [] };
  if (field.type === 'object') return { type: 'record', values: field.additionalProperties?.enum ?? null };
  if (field.type === 'integer' || field.type === 'number') {
    return {
      type: 'number',
      ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
      ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
    };
  }
  return { type: 'text', ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }) };
}
