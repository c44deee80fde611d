import type { Client } from 'ldapts';
import { ok, type Result } from '@/lib/base/result';
import type { LdapConnection } from './open-connection';

/** A connection that one caller has for itself until it is returned or dropped. */
export type Lease = LdapConnection & {
  /** Whether the connection served another caller before, so that the server may have closed it meanwhile. */
  reused: boolean;
  giveBack(): void;
  drop(): void;
};

export type ConnectionPool<Fault> = {
  /** Waits for a connection if all are in use. Rejects if the signal fires during the wait. */
  lease(signal?: AbortSignal): Promise<Result<Lease, Fault>>;
};

/** Servers close idle connections after a minute or more; ours are closed before that. */
const longestIdleMs = 30_000;
/** Old connections are replaced, so that work returns to the preferred server after a fail-over. */
const longestLifeMs = 5 * 60_000;

type Kept = LdapConnection & { openedAt: number; idleTimer?: NodeJS.Timeout };

function isFresh({ socket, openedAt }: Kept): boolean {
  return socket.readyState === 'open' && performance.now() - openedAt < longestLifeMs;
}

/**
 * Creates a pool of at most `most` connections. Idle ones close by themselves and do not keep the process alive. Those
 * that are no longer `isUsable` are closed instead of used.
 */
export function createConnectionPool<Fault>(
  open: (signal?: AbortSignal) => Promise<Result<LdapConnection, Fault>>,
  { most, isUsable }: { most: number; isUsable: (client: Client) => boolean },
): ConnectionPool<Fault> {
  const idle: Kept[] = [];
  const waiting: (() => void)[] = [];
  let inUse = 0;

  function release(): void {
    inUse -= 1;
    waiting.shift()?.();
  }

  function takeIdle(): Kept | null {
    for (;;) {
      const kept = idle.pop();
      if (!kept) return null;
      clearTimeout(kept.idleTimer);
      if (isFresh(kept) && isUsable(kept.client)) return kept;
      kept.socket.destroy();
    }
  }

  function keep(kept: Kept): void {
    kept.idleTimer = setTimeout(() => {
      idle.splice(idle.indexOf(kept), 1);
      kept.socket.destroy();
    }, longestIdleMs).unref();
    kept.socket.unref();
    idle.push(kept);
  }

  async function turn(signal: AbortSignal | undefined): Promise<void> {
    while (inUse >= most) {
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          waiting.splice(waiting.indexOf(next), 1);
          reject(signal?.reason);
        };
        const next = () => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        signal?.addEventListener('abort', leave);
        waiting.push(next);
      });
    }
    inUse += 1;
  }

  return {
    async lease(signal) {
      signal?.throwIfAborted();
      await turn(signal);
      const kept = takeIdle();
      const opened = kept ? ok(kept) : await open(signal).catch(releaseAndThrow);
      if (!opened.ok) {
        release();
        return opened;
      }
      const connection: Kept = kept ?? { ...opened.value, openedAt: performance.now() };
      connection.socket.ref();
      let returned = false;
      const end = (after: () => void) => {
        if (returned) return;
        returned = true;
        after();
        release();
      };
      return ok({
        client: connection.client,
        socket: connection.socket,
        reused: kept !== null,
        giveBack: () => end(() => (connection.socket.destroyed ? undefined : keep(connection))),
        drop: () => end(() => connection.socket.destroy()),
      });
    },
  };

  function releaseAndThrow(error: unknown): never {
    release();
    throw error;
  }
}
