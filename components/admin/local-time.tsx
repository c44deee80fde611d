'use client';

import { useHydrated } from '@/components/ui/use-hydrated';

type LocalTimeProps = { iso: string; locale: string; seconds?: boolean };

/** A time: in UTC until scripts run, then in the reader's time zone, with the exact time on hover. */
export function LocalTime({ iso, locale, seconds = false }: LocalTimeProps) {
  const hydrated = useHydrated();
  const date = new Date(iso);
  const zone = hydrated ? undefined : 'UTC';
  const text = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'medium',
    timeStyle: seconds ? 'medium' : 'short',
    timeZone: zone,
  }).format(date);
  return (
    <time dateTime={iso} title={iso} className="whitespace-nowrap tabular-nums">
      {hydrated ? text : `${text} UTC`}
    </time>
  );
}
