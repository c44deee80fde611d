const paths = {
  alert: 'M12 7v6m0 3.5v.5M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
  info: 'M12 11v6m0-10v.5M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M7 7l10 10M17 7 7 17',
  question: 'M9 9.5a3 3 0 1 1 4.5 2.6c-.9.5-1.5 1-1.5 2.4m0 3v.5',
  dot: 'M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z',
  chevron: 'm8 10 4 4 4-4',
  arrow: 'M5 12h14m-6-6 6 6-6 6',
} as const;

export type IconName = keyof typeof paths;

/** A small line drawing next to words with the same meaning. Always hidden from screen readers. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
