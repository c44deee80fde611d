import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // The server in `scripts/serve.ts` sends files already compressed; pages are small and change with every request.
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
    // In development it waits for a socket that the server in front does not pass on.
    reactDebugChannel: false,
  },
};

export default config;
