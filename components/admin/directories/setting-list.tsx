import { FactList } from '@/components/admin/fact-list';

type SettingListProps = { settings: readonly { label: string; value: string; note: string }[] };

/** Read-only settings. */
export function SettingList({ settings }: SettingListProps) {
  return (
    <FactList
      facts={settings.map(({ label, value, note }) => ({
        label,
        value: value || <span className="text-muted">{note}</span>,
      }))}
    />
  );
}
