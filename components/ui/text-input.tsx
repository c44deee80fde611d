import type { InputHTMLAttributes, Ref } from 'react';

export type TextInputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

/** Shared look of one-line inputs. At least 16 px: smaller text makes phones zoom in. */
export const inputClass =
  'block min-h-12 w-full rounded-lg border border-control bg-surface px-3.5 text-[1.0625rem] text-text placeholder:text-muted read-only:opacity-70 aria-invalid:border-danger aria-invalid:[box-shadow:inset_0_0_0_1px_var(--danger)] forced-colors:aria-invalid:border-3';

/** One line of text. */
export function TextInput({ className = '', ...rest }: TextInputProps) {
  return <input type="text" {...rest} className={`${inputClass} ${className}`} />;
}
