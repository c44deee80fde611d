import { Button, buttonClass } from '@/components/ui/button';
import { HelpLine } from '@/components/ui/help-context';
import type { DonePhrases, Outcome } from '@/lib/i18n/phrases/done-phrases';

export type DonePanelProps = {
  outcome: Outcome;
  signInUrl?: string | undefined;
  supportUrl?: string | undefined;
  /** Ends this attempt and goes to the first page. */
  restartAction: (form: FormData) => Promise<void>;
  phrases: DonePhrases;
};

/** What happened, what to do now, and what to do if it was somebody else. The words come with the outcome. */
export function DonePanel({ outcome, signInUrl, supportUrl, restartAction, phrases }: DonePanelProps) {
  const restart = (
    <form action={restartAction}>
      <Button look={outcome === 'refused' || (outcome === 'unknown' && !signInUrl) ? 'primary' : 'secondary'}>
        {phrases.restart}
      </Button>
    </form>
  );
  return (
    <>
      {phrases.texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className="grid gap-3">
        {signInUrl && outcome !== 'refused' ? (
          <a href={signInUrl} className={buttonClass('primary')}>
            {phrases.signIn}
          </a>
        ) : null}
        {outcome === 'done' ? null : restart}
      </div>
      {outcome === 'done' ? (
        <section aria-labelledby="not-you" className="border-t border-border pt-5">
          <h2 id="not-you" className="font-semibold">
            {phrases.notYou}
          </h2>
          <p className="mt-1 mb-4 text-muted">{supportUrl ? phrases.notYouSupport : phrases.notYouHelp}</p>
          {restart}
          <HelpLine />
          <form action={restartAction} className="mt-3">
            <Button look="quiet" className="-mx-3">
              {phrases.another}
            </Button>
          </form>
        </section>
      ) : (
        <HelpLine />
      )}
    </>
  );
}
