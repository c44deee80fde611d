import type { WayPhrases } from '@/lib/i18n/phrases/way-phrases';

export type Way = 'back' | 'change' | 'unlock';

const paths = { back: '/', change: '/change', unlock: '/unlock' } as const satisfies Record<Way, string>;

type OtherWaysProps = { ways: readonly Way[]; phrases: WayPhrases };

/** Links to the other ways in that this installation has. */
export function OtherWays({ ways, phrases }: OtherWaysProps) {
  if (ways.length === 0) return null;
  return (
    <ul className="flex flex-wrap justify-center gap-x-4">
      {ways.map((way) => (
        <li key={way}>
          {/* A whole page: the first page has no scripts of its own to navigate with. */}
          <a href={paths[way]} className="inline-flex min-h-11 items-center text-accent-ink underline">
            {phrases[way]}
          </a>
        </li>
      ))}
    </ul>
  );
}
