import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { messagesFor } from '@/lib/i18n/messages-for';
import { formPhrases } from './form-phrases';

/** Phrases of the puzzle on `/verify`. */
export function puzzlePhrases(locale: Locale, directory?: string) {
  const { form, puzzle } = messagesFor(locale);
  return {
    ...formPhrases(
      locale,
      ['puzzle_required', 'puzzle_mismatch', 'puzzle_expired', 'send_too_soon', 'send_limit'],
      directory,
    ),
    labels: {
      picture: puzzle.picture,
      slider: puzzle.slider,
      value: puzzle.value,
      hint: puzzle.hint,
      hintKeys: puzzle.hintKeys,
      hintPlain: puzzle.hintPlain,
    },
    cannotSee: puzzle.cannotSee,
    cannotSeeAlone: puzzle.cannotSeeAlone,
    submit: form.continue,
    pending: form.checking,
    newPicture: puzzle.newPicture,
    loading: puzzle.loading,
  };
}

export type PuzzlePhrases = ReturnType<typeof puzzlePhrases>;

/** Title and intro of `/verify` while the back end requires its puzzle. */
export function puzzleHeading(locale: Locale, directory: string): { title: string; intro: string } {
  const { title, intro } = messagesFor(locale).puzzle;
  return { title, intro: fill(intro, { directory }) };
}
