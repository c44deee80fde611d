const asyncScript = /<script src="(\/_next\/static\/[^"]+)" async=""><\/script>/g;
const scriptPreload = /<link rel="preload" as="script"[^>]*\/>/g;

/**
 * Has a page that works without scripts run them only when somebody begins to use it: until then a phone has nothing to
 * do but show it. The files are fetched meanwhile, in idle time, so that they are at hand. What was typed or pressed
 * before they ran is the browser's own doing and stays.
 */
export function deferScripts(html: string): string {
  const urls = [...new Set([...html.matchAll(asyncScript)].map((match) => match[1] ?? ''))];
  const rest = html.replace(asyncScript, '').replace(scriptPreload, '');
  return rest.replace('</body>', () => `<script>${loader(urls)}</script></body>`);
}

/** Old enough in its words for every browser that runs the rest. */
function loader(urls: string[]): string {
  return (
    `(function(u,b){function r(){if(b)return;b=1;u.forEach(function(p){var s=document.createElement('script');s.async=true;s.src=p;` +
    `document.head.appendChild(s)})}` +
    // The field that has the focus when the page opens is nobody's doing yet.
    `['pointermove','pointerdown','touchstart','keydown','input','focusin'].forEach(function(e){addEventListener(e,function(v){` +
    `v.type==='focusin'&&v.target.autofocus||r()},{capture:true,passive:true})});` +
    `addEventListener('load',function(){(window.requestIdleCallback||setTimeout)(function(){b||u.forEach(function(p){fetch(p,{priority:'low'}).catch(function(){})})})});` +
    // Somebody whose browser keeps no cookies is told before they type.
    `navigator.cookieEnabled||r()` +
    `})(${JSON.stringify(urls).replaceAll('<', '\\u003c')})`
  );
}
