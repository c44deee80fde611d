import { visibleText } from './visible-text';

/** Text from an untrusted source, with its text direction isolated and invisible characters escaped. */
export function UntrustedText({ children }: { children: string }) {
  return (
    <bdi dir="auto" className="wrap-anywhere">
      {visibleText(children)}
    </bdi>
  );
}
