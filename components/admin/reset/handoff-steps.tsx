import { Icon, type IconName } from '@/components/ui/icon';
import type { HandoffNews } from '@/lib/admin/handoff/follow-handoff';
import type { StatusPhrases } from '@/lib/i18n/console/reset/reset-phrases';

type Step = { text: string; state: 'done' | 'now' | 'failed' };

const looks: Record<Step['state'], { icon: IconName; ink: string }> = {
  done: { icon: 'check', ink: 'text-ok' },
  now: { icon: 'dot', ink: 'text-muted' },
  failed: { icon: 'cross', ink: 'text-danger' },
};

const ends = {
  set: { key: 'stepSet', state: 'done' },
  refused: { key: 'stepRefused', state: 'failed' },
  unknown: { key: 'stepUnknown', state: 'failed' },
  expired: { key: 'stepExpired', state: 'failed' },
  ended: { key: 'stepEnded', state: 'failed' },
} as const;

type HandoffStepsProps = { news: HandoffNews; channel: 'sent' | 'shown'; phrases: StatusPhrases };

/** The steps of a hand-off so far, in order. Each has an icon and a text. */
export function HandoffSteps({ news, channel, phrases }: HandoffStepsProps) {
  const { stage, message, opened } = news;
  const end = stage in ends ? ends[stage as keyof typeof ends] : null;
  const steps: Step[] = [{ text: phrases.stepMade, state: 'done' }];
  if (channel === 'sent') {
    if (message === 'sent') steps.push({ text: phrases.stepSent, state: 'done' });
    else if (message === 'given_up') steps.push({ text: phrases.stepSendFailed, state: 'failed' });
    else if (!opened && !end) steps.push({ text: phrases.stepSending, state: 'now' });
  }
  if (opened) steps.push({ text: phrases.stepOpen, state: 'done' });
  if (end) steps.push({ text: phrases[end.key], state: end.state });
  return (
    <ol aria-label={phrases.progress} className="grid gap-2">
      {steps.map(({ text, state }) => (
        <li key={text} data-state={state} className="flex gap-2.5">
          <Icon name={looks[state].icon} className={`mt-0.5 size-5 ${looks[state].ink}`} />
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}
