/**
 * The inline script that every page begins with. It stands in the HTML and not in React's tree: when React renders a
 * page again in the browser, it would create an inline script of its own, which Trusted Types refuse.
 *
 * First, Trusted Types: scripts come from the own build only, and HTML strings are only the empty script element that
 * React makes. Then, a sign of waiting: a form that is sent before the other scripts ran gets `aria-busy`, which the styles
 * show. A form with a target is answered elsewhere or with a file, and the page stays.
 */
export const pageScript =
  "window.trustedTypes&&trustedTypes.createPolicy('default',{createHTML:function(s){return s==='<script><\\/script>'?s:null}," +
  "createScriptURL:function(s){return new URL(s,location.href).href.indexOf(location.origin+'/_next/static/')?null:s}});" +
  "addEventListener('submit',function(e){var f=e.target;f.target||e.defaultPrevented||(f.ariaBusy='true'," +
  'onpagehide=function(){f.ariaBusy=null})});';

/** Puts the script at the beginning of a page. */
export function withPageScript(html: string): string {
  return html.replace('<head>', () => `<head>${scriptElement()}`);
}

/** Puts the script at the beginning of a page that comes in one or many pieces. Give it the pieces in order. */
export function pageScriptInserter(nonce: string): (piece: Buffer) => Buffer {
  let missing = true;
  return (piece) => {
    // Bytes, because a piece may end within a character.
    const at = missing ? piece.indexOf('<head>') : -1;
    if (at === -1) return piece;
    missing = false;
    const rest = at + '<head>'.length;
    return Buffer.concat([
      piece.subarray(0, rest),
      Buffer.from(scriptElement(` nonce="${nonce}"`)),
      piece.subarray(rest),
    ]);
  };
}

function scriptElement(attribute = ''): string {
  return `<script${attribute}>${pageScript}</script>`;
}
