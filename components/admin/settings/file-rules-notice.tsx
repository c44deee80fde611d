import { Alert } from '@/components/ui/alert';

/** Says that the configuration file rules here. */
export function FileRulesNotice({ words }: { words: string }) {
  return (
    <div className="mb-5">
      <Alert tone="info">{words}</Alert>
    </div>
  );
}
