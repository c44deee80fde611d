'use client';

import { useState } from 'react';

/** Copies a text to the clipboard and reports whether that worked. Call `forget` when the text changes. */
export function useCopy() {
  const [copied, setCopied] = useState(false);
  async function copy(text: string) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      // Not allowed here: the person can still select the text.
      () => false,
    );
    setCopied(done);
  }
  return { copied, copy, forget: () => setCopied(false) };
}
