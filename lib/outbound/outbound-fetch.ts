import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import {
  createOutboundGuard,
  type GuardRefusal,
  lookUpChecked,
  type OutboundGuard,
  type Resolve,
} from './outbound-guard';

/** The `fetch` for back ends and gateways, and its guard; null if every address is allowed. */
export type Outbound = { fetch: typeof fetch; guard: OutboundGuard | null };

type Reach = { allowPrivate: true } | { allowPrivate: false; allowedNetworks: readonly string[]; resolve?: Resolve };

const timeouts = { headersTimeout: 10_000, bodyTimeout: 10_000, connections: 16 };
const connectTimeout = { timeout: 3_000 };
const responseLimitBytes = 1024 * 1024;

/**
 * Creates the only way to call other systems: 3 s to connect, 10 s for an answer, connections kept alive. With
 * `allowPrivate: false`, a name is resolved once per connection, all its addresses must be allowed, and the connection
 * goes to the checked address; redirects are not followed and an answer over 1 MB fails. A refused address rejects
 * before anything is sent, with a cause whose code is `ERR_ADDRESS_NOT_ALLOWED`.
 */
export function createOutbound(reach: Reach): Outbound {
  if (reach.allowPrivate)
    return { fetch: throughAgent(new Agent({ connect: connectTimeout, ...timeouts })), guard: null };
  const guard = createOutboundGuard(reach, reach.resolve);
  const agent = new Agent({
    ...timeouts,
    maxResponseSize: responseLimitBytes,
    connect(options, callback) {
      guard.check(`${options.protocol}//${options.host ?? options.hostname}`).then(
        (checked) => {
          if (!checked.ok) callback(refusal(checked.error), null);
          else buildConnector({ ...connectTimeout, lookup: lookUpChecked(checked.value) })(options, callback);
        },
        (error: Error) => callback(error, null),
      );
    },
  });
  const send = throughAgent(agent);
  return { guard, fetch: (input, init) => send(input, { ...init, redirect: 'manual' }) };
}

/** The `fetch` for addresses from the configuration file, which may be loopback or private. */
export const outboundFetch: typeof fetch = createOutbound({ allowPrivate: true }).fetch;

function throughAgent(dispatcher: Agent): typeof fetch {
  return (input, init) =>
    undiciFetch(input as string, { ...(init as object), dispatcher }) as unknown as Promise<Response>;
}

function refusal(reason: GuardRefusal): Error {
  const code = reason === 'not_allowed' ? 'ERR_ADDRESS_NOT_ALLOWED' : 'ENOTFOUND';
  return Object.assign(new Error('Connections to this address are not allowed'), { code });
}
