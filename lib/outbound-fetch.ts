import { Agent, fetch as undiciFetch } from 'undici';

const agent = new Agent({ connect: { timeout: 3_000 }, headersTimeout: 10_000, bodyTimeout: 10_000, connections: 16 });

/** `fetch` for calls to back ends and gateways: 3 s to connect, connections kept alive. */
export const outboundFetch: typeof fetch = (input, init) =>
  undiciFetch(input as string, { ...(init as object), dispatcher: agent }) as unknown as Promise<Response>;
