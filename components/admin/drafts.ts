import type { OperatorId } from '@/lib/base/ids';

/** The stored fields. They contain no secrets and do not affect what an action does. */
const keptFields = ['reason', 'ticket'] as const;

const storageName = 'rekey-drafts';

/** The input of one form on one page when the session ended. */
type Draft = { operatorId: OperatorId; path: string; form: string; values: Record<string, string>; at: number };

/** Stores the input of a form in this tab for this operator. */
export function keepDraft(operatorId: OperatorId, form: string, data: FormData): void {
  const values = Object.fromEntries(
    keptFields.flatMap((name) => {
      const value = data.get(name);
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
  if (Object.keys(values).length === 0) return;
  const draft: Draft = { operatorId, path: location.pathname, form, values, at: Date.now() };
  const others = readDrafts().filter((each) => each.operatorId === operatorId && !isFor(each, draft));
  writeDrafts([...others, draft]);
}

/**
 * Removes and returns the draft of a form from before `openedAt`, the time when the console was opened (milliseconds
 * since 1970); null if there is none. Deletes drafts of other operators in this tab.
 */
export function takeDraft(operatorId: OperatorId, form: string, openedAt: number): Record<string, string> | null {
  const drafts = readDrafts();
  const own = drafts.filter((each) => each.operatorId === operatorId);
  const wanted = own.find((each) => isFor(each, { path: location.pathname, form }) && each.at < openedAt);
  const rest = own.filter((each) => each !== wanted);
  if (rest.length < drafts.length) writeDrafts(rest);
  return wanted?.values ?? null;
}

function isFor(draft: Draft, { path, form }: Pick<Draft, 'path' | 'form'>): boolean {
  return draft.path === path && draft.form === form;
}

function readDrafts(): Draft[] {
  try {
    const drafts: unknown = JSON.parse(sessionStorage.getItem(storageName) ?? '[]');
    return Array.isArray(drafts) ? drafts : [];
  } catch {
    return [];
  }
}

function writeDrafts(drafts: readonly Draft[]): void {
  try {
    if (drafts.length === 0) sessionStorage.removeItem(storageName);
    else sessionStorage.setItem(storageName, JSON.stringify(drafts));
  } catch {
    // Storage is unavailable: no draft.
  }
}
