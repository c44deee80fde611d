import { Icon } from '@/components/ui/icon';
import type { Way } from '@/lib/admin/reset/ways';
import type { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';

type WayListProps = {
  /** Parent path of the pages for each way. */
  path: string;
  directoryName: string;
  ways: readonly { way: Way; state: 'open' | 'cannot' | 'not_yours' }[];
  book: ReturnType<typeof resetPhrases>;
};

const words = {
  delivered: { title: 'deliveredTitle', help: 'deliveredHelp', cannot: 'cannotDeliver' },
  temporary: { title: 'temporaryTitle', help: 'temporaryHelp', cannot: 'cannotSet' },
  chosen: { title: 'chosenTitle', help: 'chosenHelp', cannot: 'cannotSet' },
} as const;

/** The less safe ways as links. Ways that are not available show the reason instead. */
export function WayList({ path, directoryName: directory, ways, book: { phrases, t } }: WayListProps) {
  return (
    <ul className="grid gap-3">
      {ways.map(({ way, state }) => {
        const title = t(words[way].title, { directory });
        const box = 'flex items-center justify-between gap-4 rounded-lg border border-border p-4';
        if (state === 'open') {
          return (
            <li key={way}>
              <a href={`${path}/${way}`} className={`${box} hover:bg-sunken`}>
                <span className="min-w-0">
                  <span className="block font-medium">{title}</span>
                  <span className="block text-sm text-muted">{t(words[way].help, { directory })}</span>
                </span>
                <Icon name="arrow" className="size-5 text-muted" />
              </a>
            </li>
          );
        }
        return (
          <li key={way} className={`${box} bg-sunken`}>
            <span className="min-w-0">
              <span className="block text-muted">{title}</span>
              <span className="block text-sm text-muted">
                {state === 'cannot' ? t(words[way].cannot, { directory }) : phrases.notYours}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
