import { buttonClass } from '@/components/ui/button';

type GoOnProps = { href: string; label: string };

/**
 * Goes to another page at once, with scripts and without, and has a link for where that does not happen. For a browser this
 * begins on our own page: so it brings `Strict` cookies along, and no policy for forms stands in its way.
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
