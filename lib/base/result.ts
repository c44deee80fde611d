/** An expected outcome as a value: a use-case or a provider answers this and never throws for what it foresees. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

/** Wraps a value as a success. */
export function ok(): Result<void, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

/** Wraps a reason as a failure. */
export function err<E>(error: E): Result<never, E> {
  return { ok: false, error };
}
