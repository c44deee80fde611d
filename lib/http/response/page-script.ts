/**
 * The inline script at the start of every page. It is in the HTML and not in React's tree: when React re-renders a page
 * in the browser, it would create the inline script again, and Trusted Types would block that.
 *
 * It does two things. It creates the Trusted Types policy: scripts may only come from our own build, and the only HTML
 * string allowed is the empty script element that React creates. It also sets `aria-busy`, which the styles show, on a
 * form that is submitted before the other scripts ran. Forms with a target are skipped, because the page then stays.
 */
export const pageScript =
  "window.trustedTypes&&trustedTypes.createPolicy('default',{createHTML:function(s){return s==='<script><\\/script>'?s:null}," +
  "createScriptURL:function(s){return new URL(s,location.href).href.indexOf(location.origin+'/_next/static/')?null:s}});" +
  "addEventListener('submit',function(e){var f=e.target;f.target||e.defaultPrevented||(f.ariaBusy='true'," +
  'onpagehide=function(){f.ariaBusy=null})});';

/** Inserts the script at the start of a page. */
export function withPageScript(html: string): string {
  return html.replace('<head>', () => `<head>${scriptElement()}`);
}

/** Returns a function that inserts the script at the start of a page. Call it with each chunk of the page, in order. */
export function pageScriptInserter(nonce: string): (piece: Buffer) => Buffer {
  let missing = true;
  return (piece) => {
    // Search bytes, because a chunk may end within a character.
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
