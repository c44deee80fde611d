import { DirectoryHealthNote } from '@/components/admin/directories/directory-health-note';
import { healthWords } from '@/lib/admin/directories/health-words';
import type { DirectoryHealth } from '@/lib/directories/read-health';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import type { Locale } from '@/lib/i18n/locales';

/** A warning while calls to the directory fail; nothing otherwise. */
export function HealthNote({ health, locale }: { health: DirectoryHealth | null | undefined; locale: Locale }) {
  if (!health?.failure) return null;
  return (
    <DirectoryHealthNote
      {...healthWords(locale, health.failure)}
      workedAt={health.succeededAt?.toISOString() ?? null}
      isHeld={health.heldUntil !== null}
      phrases={directoriesPhrases(locale).phrases}
      locale={locale}
    />
  );
}
