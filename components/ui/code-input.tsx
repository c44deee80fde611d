'use client';

import type { ClipboardEvent, InputEvent } from 'react';
import { TextInput, type TextInputProps } from './text-input';

type CodeInputProps = TextInputProps & {
  /** Finds the code in a pasted message. */
  extract: (text: string) => string;
  onCode: (code: string) => void;
};

/**
 * One field for a code of digits, wide enough to read. It has no `maxLength` or `pattern`: the phone's autofill and a
 * pasted message may contain more than the code, which is extracted on input.
 */
export function CodeInput({ extract, onCode, className = '', ...rest }: CodeInputProps) {
  function onInput(event: InputEvent<HTMLInputElement>) {
    onCode(extract(event.currentTarget.value));
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const code = extract(event.clipboardData.getData('text'));
    if (!/^\d+$/.test(code)) return;
    event.preventDefault();
    event.currentTarget.value = code;
    event.currentTarget.dispatchEvent(new Event('input', { bubbles: true }));
  }

  return (
    <TextInput
      inputMode="numeric"
      autoComplete="one-time-code"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="go"
      {...rest}
      onInput={onInput}
      onPaste={onPaste}
      className={`text-2xl tracking-[0.35em] [font-variant-numeric:tabular-nums] ${className}`}
    />
  );
}
