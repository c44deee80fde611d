import { visibleText } from './visible-text';

/** Text that somebody else typed: in its own direction, kept from its surroundings, with nothing hidden in it. */
export function UntrustedText({ children }: { children: string }) {
  return (
    <bdi dir="auto" className="wrap-anywhere">
      {visibleText(children)}
    </bdi>
  );
}
