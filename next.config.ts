import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // Pages are compressed in `lib/http`. The framework's compression writes the head of every answer before the first
  // piece, even where it compresses nothing, so that nothing in front of it could change the answer any more.
  compress: false,
  // The optimiser is a way in that nothing here needs.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  // Type checking and linting are steps of their own in `npm test`.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    'nodemailer',
    'pg',
    'pg-boss',
    'pino',
    'pngjs',
    'undici',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '64kb' },
    // The page for an address without a route stands by itself, and costs the other pages nothing.
    globalNotFound: true,
    // In development it waits for a socket that the server in front does not pass on.
    reactDebugChannel: false,
  },
};

export default config;
