import type { DirectoryId } from '@/lib/base/ids';
import { inLanguage } from '@/lib/i18n/local-text';
import 'server-only';
import type { HandlerResult } from '@/lib/actions/form-action';
import { err, ok, type Result } from '@/lib/base/result';
import { findConfiguredDirectory } from '@/lib/directories/find-directory';
import type { Revealed } from '@/lib/forms/form-state';
import { type Refusal, refusalState } from '@/lib/forms/refusal';
import { resetPhrases } from '@/lib/i18n/console/reset/reset-phrases';
import type { Actor } from '@/lib/operators/actor';
import type { Services } from '@/lib/services/services';
import type { WayOutcome } from './reset-for-person';
import type { Way } from './ways';

/** How long a generated password is visible. */
const revealSeconds = 60;

/** Builds the form's answer: what was done, and a generated password, which exists in this response only. */
export function wayAnswer(
  { directories }: Pick<Services, 'directories'>,
  { request }: Actor,
  { directoryId, way }: { directoryId: DirectoryId; way: Way },
  outcome: Result<WayOutcome, Refusal>,
): HandlerResult {
  if (!outcome.ok)
    return err(refusalState(outcome.error, outcome.error.code === 'password_refused' ? 'newPassword' : undefined));
  const { phrases, t } = resetPhrases(request.locale);
  const name = findConfiguredDirectory(directories, directoryId)?.name ?? directoryId;
  const directory = inLanguage(name, request.locale);
  if (outcome.value.unknown)
    return err({ error: 'outcome_unknown', steppedUp: true, ...revealed(outcome.value.password) });
  const { password, mustChange } = outcome.value.done;
  const what = { delivered: t('delivered', { directory }), temporary: phrases.temporarySet, chosen: phrases.chosenSet };
  const change = {
    confirmed: t('changeConfirmed', { directory }),
    unconfirmed: way === 'delivered' ? '' : t('changeUnconfirmed', { directory }),
    missing: t('changeMissing', { directory }),
    not_asked: '',
  };
  const between = request.locale === 'zh-CN' ? '' : ' ';
  const notice = [what[way], change[mustChange]].filter(Boolean).join(between);
  return ok({ answer: { notice, steppedUp: true, ...revealed(password) } });
}

function revealed(text: string | null): { revealed?: Revealed } {
  return text === null ? {} : { revealed: { text, seconds: revealSeconds } };
}
