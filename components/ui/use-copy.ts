'use client';

import { useState } from 'react';

/** Puts a text on the clipboard, and tells whether that worked. `forget` is for a text that has changed since. */
export function useCopy() {
  const [copied, setCopied] = useState(false);
  async function copy(text: string) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      // Not allowed here: the text can still be selected.
      () => false,
    );
    setCopied(done);
  }
  return { copied, copy, forget: () => setCopied(false) };
}
