import './globals.css';
import type { Metadata, Viewport } from 'next';
import { getRequestFacts } from '@/lib/actions/request-facts';
import { messagesFor } from '@/lib/i18n/messages-for';
import { getServices } from '@/lib/services/services';
import { siteIcon } from './site-icon';

export async function generateMetadata(): Promise<Metadata> {
  const { config } = await getServices();
  const { locale } = await getRequestFacts();
  return {
    title: { template: `%s · ${config.branding.name}`, default: messagesFor(locale).identify.title },
    applicationName: config.branding.name,
    manifest: '/manifest.webmanifest',
    icons: { icon: [{ url: siteIcon, type: 'image/svg+xml' }], apple: '/apple-touch-icon.png' },
    robots: { index: false },
    formatDetection: { telephone: false, email: false, address: false },
    referrer: 'same-origin',
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#151a21' },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  const { locale } = await getRequestFacts();
  const { config } = await getServices();
  return (
    <html lang={locale}>
      {/* No inline script here: see `lib/http/response/page-script.ts`. */}
      <head>{config.branding.accent ? <link rel="stylesheet" href="/branding.css" /> : null}</head>
      <body>{children}</body>
    </html>
  );
}
