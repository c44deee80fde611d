import { messageWordsSchema } from '@/lib/notify/templates/messages-config';
import { templateKeys, templateRules } from '@/lib/notify/templates/template-rules';

/** Formats the configurable message texts as a Markdown table. */
export function templateTable(): string {
  const rows = templateKeys.map((key) => {
    const { placeholders, required, longest } = templateRules[key];
    const braces = placeholders.map((name) => `\`{${name}}\`${required.includes(name) ? ' (needed)' : ''}`);
    const about =
      messageWordsSchema.shape[key].meta()?.['help'] ?? messageWordsSchema.shape[key].unwrap().meta()?.['help'];
    return [`\`${key}\``, braces.join(', '), longest.toLocaleString('en'), String(about ?? '')];
  });
  return [['text', 'braces', 'most characters', 'what it is'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
