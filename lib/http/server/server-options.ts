import type { ServerOptions } from 'node:http';

/** How long a connection may take, and how much it may say before its body. */
export const serverOptions = {
  // The whole request, body and all: a form has at most 64 kB. Looked at every 5 seconds; by default it is every 30.
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  headersTimeout: 15_000,
  // Longer than proxies keep theirs: one that sends on a connection just closed here would answer 502.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
} as const satisfies ServerOptions;
