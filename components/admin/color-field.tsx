'use client';

import { type InputHTMLAttributes, useRef, useState } from 'react';
import { TextInput } from '@/components/ui/text-input';
import { colourPattern, readColour } from '@/lib/base/colour';

type ColorFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  defaultValue: string | undefined;
  /** Label of the picker. */
  pick: string;
  /** Colour of the picker while the text is not a colour. */
  fallback: string;
};

/** A colour that can be typed, pasted or picked. The form sends the text. */
export function ColorField({ pick, fallback, ...control }: ColorFieldProps) {
  const text = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(control.defaultValue ?? '');
  const colour = readColour(typed);
  function take(picked: string) {
    if (!text.current) return;
    text.current.value = picked;
    // Let the form handle it like typed input.
    text.current.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return (
    <div className="flex gap-2">
      <TextInput
        {...control}
        ref={text}
        autoComplete="off"
        spellCheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <input
        type="color"
        aria-label={pick}
        title={pick}
        value={colourPattern.test(colour) ? colour : fallback}
        disabled={control.readOnly}
        onChange={(event) => take(event.currentTarget.value)}
        className="h-12 w-14 shrink-0 cursor-pointer rounded-lg border border-control bg-surface p-1"
      />
    </div>
  );
}
