type SettingListProps = { settings: readonly { label: string; value: string; note: string }[] };

/** Settings that cannot be changed here, for reading. */
export function SettingList({ settings }: SettingListProps) {
  return (
    <dl className="grid gap-4">
      {settings.map(({ label, value, note }) => (
        <div key={label}>
          <dt className="font-medium">{label}</dt>
          <dd className="wrap-anywhere whitespace-pre-line">{value || <span className="text-muted">{note}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
