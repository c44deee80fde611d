import type { ServerOptions } from 'node:http';

/** Time and size limits of a connection, in milliseconds and bytes. */
export const serverOptions = {
  // For the whole request with its body, which is at most 64 kB. Checked every 5 seconds; Node's default is 30.
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
  headersTimeout: 15_000,
  // Longer than proxies keep connections open: a proxy that sends on a connection just closed here would answer 502.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
} as const satisfies ServerOptions;
