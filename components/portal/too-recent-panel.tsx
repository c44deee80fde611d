import { Button, buttonClass } from '@/components/ui/button';
import { HelpLine } from '@/components/ui/help-context';
import type { TooRecentPhrases } from '@/lib/i18n/phrases/password-phrases';

type TooRecentPanelProps = {
  supportUrl?: string | undefined;
  /** Ends this attempt and goes to the first page. */
  restartAction: (form: FormData) => Promise<void>;
  phrases: TooRecentPhrases;
};

/** Instead of the form on `/password`, if the directory would refuse any password now. */
export function TooRecentPanel({ supportUrl, restartAction, phrases }: TooRecentPanelProps) {
  return (
    <>
      <p>{phrases.help}</p>
      {supportUrl ? (
        <a href={supportUrl} className={buttonClass('primary')}>
          {phrases.getHelp}
        </a>
      ) : (
        <HelpLine />
      )}
      <form action={restartAction} className="grid justify-items-center">
        <Button look="quiet">{phrases.restart}</Button>
      </form>
    </>
  );
}
