import { BrandSign } from '@/components/ui/brand-sign';
import type { LocalText } from '@/lib/i18n/local-text';

export type PortalBranding = {
  name: string;
  logoUrl?: string | undefined;
  supportUrl?: string | undefined;
  supportText?: LocalText | undefined;
  privacyUrl?: string | undefined;
};

/** The organisation's logo and name. The name is shown even with a logo, because many logos look alike when small. */
export function PortalHeader({ branding }: { branding: PortalBranding }) {
  return (
    <header className="flex min-h-8 items-center gap-2.5 sm:px-1">
      <BrandSign logoUrl={branding.logoUrl} />
      <p className="min-w-0 text-[1.0625rem] font-semibold wrap-break-word">{branding.name}</p>
    </header>
  );
}
