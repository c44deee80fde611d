const asyncScript = /<script src="(\/_next\/static\/[^"]+)" async=""><\/script>/g;
const scriptPreload = /<link rel="preload" as="script"[^>]*\/>/g;

/**
 * Delays the scripts of a page that works without them until somebody first uses it, so that a phone can show it
 * faster. The files are prefetched in idle time. The browser handles input that comes before the scripts run, so none
 * is lost.
 */
export function deferScripts(html: string): string {
  const urls = [...new Set([...html.matchAll(asyncScript)].map((match) => match[1] ?? ''))];
  const rest = html.replace(asyncScript, '').replace(scriptPreload, '');
  return rest.replace('</body>', () => `<script>${loader(urls)}</script></body>`);
}

/** Uses old syntax, so that it runs in every browser that runs the rest. */
function loader(urls: string[]): string {
  return (
    `(function(u,b){function r(){if(b)return;b=1;u.forEach(function(p){var s=document.createElement('script');s.async=true;s.src=p;` +
    `document.head.appendChild(s)})}` +
    // Autofocus when the page opens is not a user action.
    `['pointermove','pointerdown','touchstart','keydown','input','focusin'].forEach(function(e){addEventListener(e,function(v){` +
    `v.type==='focusin'&&v.target.autofocus||r()},{capture:true,passive:true})});` +
    `addEventListener('load',function(){(window.requestIdleCallback||setTimeout)(function(){b||u.forEach(function(p){fetch(p,{priority:'low'}).catch(function(){})})})});` +
    // With cookies disabled, run the scripts at once: they warn the user before they type.
    `navigator.cookieEnabled||r()` +
    `})(${JSON.stringify(urls).replaceAll('<', '\\u003c')})`
  );
}
