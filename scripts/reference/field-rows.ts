import type { JsonSchema } from './to-json-schema';

/** One row of the reference. `path` is the setting's path in the file, for example `contactSends.perDay.sms`. */
export type FieldRow = { path: string; accepts: string; fallback: string; about: string };

/** Returns one row per setting of an object. Settings of nested objects have their full path. */
export function fieldRows(schema: JsonSchema, prefix = '', within = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const isRequired = schema.required?.includes(name) && field.default === undefined;
    if (field.properties) {
      const isOptional = !isRequired && field.default === undefined;
      return fieldRows(field, `${path}.`, isOptional ? ` with \`${path}\`` : within);
    }
    return [
      {
        path,
        accepts: describeType(field),
        fallback: isRequired ? `required${within}` : describeDefault(field),
        about: about(field),
      },
    ];
  });
}

/** Formats the rows as a Markdown table. */
export function fieldTable(rows: readonly FieldRow[], heading = 'setting'): string {
  const lines = rows.map(({ path, accepts, fallback, about }) => [`\`${path}\``, accepts, fallback, about]);
  return [[heading, 'takes', 'default', 'what it is'], ['---', '---', '---', '---'], ...lines]
    .map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`)
    .join('\n');
}

/** Escapes a cell. Inside backticks Markdown shows entities as typed, so `<` stays as it is there. */
function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|').replace(/`[^`]*`|</g, (found) => (found === '<' ? '&lt;' : found));
}

function about({ label, help, secret }: JsonSchema): string {
  return [label ? `**${label}.**` : '', help ?? '', secret ? '*Secret.*' : ''].filter(Boolean).join(' ');
}

function describeDefault(field: JsonSchema): string {
  if (field.default === undefined) return 'none';
  if (Array.isArray(field.default) && field.default.length === 0) return 'none';
  if (typeof field.default === 'string') return `\`${field.default}\``;
  return `\`${JSON.stringify(field.default)}\``;
}

function describeType(field: JsonSchema): string {
  if (field.const !== undefined) return `\`${String(field.const)}\``;
  if (field.enum) return field.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (field.type === 'integer' || field.type === 'number') return describeNumber(field);
  if (field.type === 'boolean') return '`true`, `false`';
  if (field.type === 'array') return field.items ? `list of ${describeType(field.items)}` : 'list';
  if (field.type === 'object') {
    const values = field.additionalProperties;
    return typeof values === 'object' && values.enum ? `names, each with ${describeType(values)}` : 'names with values';
  }
  return field.format === 'uri' ? 'address' : 'text';
}

function describeNumber({ minimum, maximum }: JsonSchema): string {
  return minimum !== undefined && maximum !== undefined
    ? `${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')}`
    : 'number';
}
