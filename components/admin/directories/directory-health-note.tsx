import { LocalTime } from '@/components/admin/local-time';
import { Alert } from '@/components/ui/alert';

type DirectoryHealthNoteProps = {
  why: string;
  remedy: string;
  /** When a call last succeeded (ISO 8601); null for never. */
  workedAt: string | null;
  isHeld: boolean;
  phrases: { lastWorked: string; neverWorked: string; held: string };
  locale: string;
};

/** Explains why calls to a directory fail, and what to do about it. */
export function DirectoryHealthNote({ why, remedy, workedAt, isHeld, phrases, locale }: DirectoryHealthNoteProps) {
  return (
    <Alert tone="danger">
      <p>
        {why} {remedy}
      </p>
      <p className="mt-1 text-sm">
        {workedAt ? (
          <>
            {phrases.lastWorked} <LocalTime iso={workedAt} locale={locale} />
          </>
        ) : (
          phrases.neverWorked
        )}
        {isHeld ? ` ${phrases.held}` : null}
      </p>
    </Alert>
  );
}
