import Link from 'next/link';

export type SettingsTab = { path: string; label: string };

/** The settings pages as tabs. On phones they wrap. */
export function SettingsNav({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly SettingsTab[];
  current: string;
}) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-border">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.path}>
            <Link
              href={tab.path}
              prefetch={false}
              aria-current={tab.path === current ? 'page' : undefined}
              className="flex min-h-11 items-center border-b-2 border-transparent px-3 text-muted hover:text-text aria-[current=page]:border-accent-ink aria-[current=page]:font-semibold aria-[current=page]:text-text"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
