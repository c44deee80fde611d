import { headers } from 'next/headers';
import { OneTimeNotice } from '@/components/admin/one-time-notice';
import { currentSession } from '@/lib/operators/require-operator';
import { takeNotice } from '@/lib/operators/session-notice';

/** The notice of the last action, shown once on the page that it led to. */
export async function PageNotice() {
  const { services, ...current } = await currentSession();
  if (!current.found) return null;
  const notice = await takeNotice(services, current.session, (await headers()).get('x-path') ?? '');
  if (!notice) return null;
  return (
    <OneTimeNotice key={notice.id} id={notice.id} tone={notice.tone}>
      {notice.text}
      {notice.links ? (
        <p className="flex flex-wrap gap-x-6">
          {notice.links.map(({ path, label }) => (
            <a
              key={path}
              href={path}
              className="inline-flex min-h-11 items-center text-accent-ink underline-offset-4 hover:underline"
            >
              {label}
            </a>
          ))}
        </p>
      ) : null}
    </OneTimeNotice>
  );
}
