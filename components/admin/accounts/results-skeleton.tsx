/** A placeholder for one directory's results while they load. */
export function ResultsSkeleton({ label }: { label: string }) {
  return (
    <div aria-busy="true">
      <p className="mb-2 text-sm text-muted">{label}</p>
      <div aria-hidden="true" className="grid divide-y divide-border rounded-xl border border-border bg-surface">
        {[1, 2, 3].map((row) => (
          <div key={row} className="grid gap-2 px-4 py-4">
            <span className="h-4 w-2/5 animate-pulse rounded bg-sunken" />
            <span className="h-3 w-1/4 animate-pulse rounded bg-sunken" />
          </div>
        ))}
      </div>
    </div>
  );
}
