import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // For what is sent piece by piece; the portal's pages and all files are compressed in `lib/http`, each once and whole.
  compress: true,
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
