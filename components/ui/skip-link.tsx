/** Skips the navigation to the main content. Visible only on keyboard focus. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#content"
      className="sr-only rounded-lg bg-surface px-4 py-2.5 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-20"
    >
      {label}
    </a>
  );
}
