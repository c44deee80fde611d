import { buttonClass } from '@/components/ui/button';

type GoOnProps = { href: string; label: string };

/**
 * Opens another page at once, with and without scripts. Shows a link in case that does not work. The navigation starts
 * on our own page, so the browser sends `Strict` cookies, and the CSP's `form-action` does not apply.
 */
export function GoOn({ href, label }: GoOnProps) {
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${href}`} />
      <a href={href} className={buttonClass('primary')}>
        {label}
      </a>
    </>
  );
}
