import type { ServerResponse } from 'node:http';

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

/** Puts the script into the page that is written to this answer. */
export function insertPageScript(response: ServerResponse, nonce: string): void {
  const write = response.write.bind(response) as (...args: unknown[]) => boolean;
  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  let missing = true;
  const insert = (piece: unknown) => {
    if (!missing || !(typeof piece === 'string' || piece instanceof Uint8Array)) return piece;
    // Bytes, because a piece may end within a character.
    const bytes = Buffer.from(piece as Uint8Array);
    const at = bytes.indexOf('<head>') + '<head>'.length;
    if (at < '<head>'.length || !/^text\/html\b/.test(String(response.getHeader('content-type')))) return piece;
    missing = false;
    if (!response.headersSent) response.removeHeader('content-length');
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(scriptElement(` nonce="${nonce}"`)), bytes.subarray(at)]);
  };
  response.write = ((piece: unknown, ...rest: unknown[]) => write(insert(piece), ...rest)) as typeof response.write;
  response.end = ((piece: unknown, ...rest: unknown[]) => end(insert(piece), ...rest)) as typeof response.end;
}

function scriptElement(attribute = ''): string {
  return `<script${attribute}>${pageScript}</script>`;
}
