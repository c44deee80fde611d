import 'server-only';
import { err, type Result } from '@/lib/base/result';
import type { Refusal } from '@/lib/forms/refusal';
import type { CallOptions, ProviderError } from '@/lib/providers/types';
import type { Services } from '@/lib/services/services';

const longestWaitMs = 10_000;

/**
 * Reads from a directory for an operator, within ten seconds. Every failure of the back end becomes a refusal:
 * `directory_busy`, `directory_unavailable` or `directory_refused`.
 */
export async function readDirectory<Read>(
  { logger }: Pick<Services, 'logger'>,
  directoryId: string,
  read: (call: CallOptions) => Promise<Result<Read, ProviderError>>,
): Promise<Result<Read, Refusal>> {
  try {
    const answer = await read({ signal: AbortSignal.timeout(longestWaitMs) });
    if (answer.ok) return answer;
    logger.warn('directory could not be read', { directory: directoryId, code: answer.error.code });
    return err(describeFailure(answer.error));
  } catch (error) {
    logger.error('directory could not be read', { directory: directoryId, error });
    return err(unavailable);
  }
}

const unavailable = { code: 'directory_unavailable', retryAfterSeconds: 60 } as const satisfies Refusal;

function describeFailure(error: ProviderError): Refusal {
  switch (error.code) {
    case 'throttled':
      return { code: 'directory_busy', retryAfterSeconds: error.retryAfterSeconds };
    case 'busy':
      return { code: 'directory_busy', retryAfterSeconds: 10 };
    case 'unavailable':
    case 'outcome_unknown':
    case 'protocol':
      return unavailable;
    default:
      return { code: 'directory_refused' };
  }
}
