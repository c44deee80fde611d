import type { Page } from '@playwright/test';

/** A change by a third party before the page's scripts run: in the browser, or to its HTML in transit. */
export type PageChange = { name: string; inBrowser?: () => void; onTheWay?: (html: string) => string };

/** What React and the page's policy report if the page differs from what the server sent. */
export const hydrationErrors =
  /Minified React error #(418|423|425)|Connection closed|uncaught: |status of 404|Executing inline script|policy: script-src|TrustedScriptURL' assignment|policy: require-trusted-types-for stopped trusted-types-sink HTMLScriptElement src/;

export const pageChanges: readonly PageChange[] = [
  {
    name: 'a password manager puts a button after every field',
    inBrowser: () => {
      for (const field of document.querySelectorAll('input')) field.after(document.createElement('div'));
    },
  },
  {
    name: 'a password manager wraps every field',
    inBrowser: () => {
      for (const field of document.querySelectorAll('input:not([type=hidden])')) {
        const wrapper = document.createElement('span');
        field.replaceWith(wrapper);
        wrapper.append(field);
      }
    },
  },
  {
    name: 'a translator wraps every text',
    inBrowser: () => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (texts.nextNode())
        if (texts.currentNode.parentElement?.tagName !== 'SCRIPT') found.push(texts.currentNode as Text);
      for (const text of found) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        outer.append(inner);
        text.replaceWith(outer);
        inner.append(`${text.data} `);
      }
      document.documentElement.className = 'translated-ltr';
      document.documentElement.lang = 'fr';
    },
  },
  {
    name: 'extensions put attributes on the page and its fields',
    inBrowser: () => {
      for (const element of [
        document.documentElement,
        document.body,
        ...document.querySelectorAll('input, form, button'),
      ])
        element.setAttribute('data-extension', '1');
      document.documentElement.dir = 'ltr';
      document.body.className = 'has-extension';
    },
  },
  {
    name: 'extensions remove attributes',
    inBrowser: () => {
      for (const element of document.querySelectorAll('input, label, form, main, div'))
        for (const name of ['class', 'autocomplete', 'spellcheck', 'aria-describedby', 'novalidate'])
          element.removeAttribute(name);
    },
  },
  {
    name: 'an extension inserts a meta tag, a script, an overlay and a frame',
    inBrowser: () => {
      const data = document.createElement('script');
      data.type = 'application/json';
      document.head.prepend(document.createElement('meta'), data);
      document.body.prepend(document.createElement('extension-overlay'));
      document.body.append(document.createElement('iframe'));
    },
  },
  {
    name: 'a banner is inserted before the form',
    inBrowser: () => {
      for (const form of document.querySelectorAll('form, main')) form.before(document.createElement('aside'));
    },
  },
  {
    name: 'texts are split',
    inBrowser: () => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: Text[] = [];
      while (texts.nextNode())
        if (texts.currentNode.parentElement?.tagName !== 'SCRIPT') found.push(texts.currentNode as Text);
      for (const text of found) if (text.length > 1) text.splitText(1);
    },
  },
  {
    name: 'texts are removed',
    inBrowser: () => {
      for (const element of document.querySelectorAll('p, label, h1, legend')) element.firstChild?.remove();
    },
  },
  {
    name: 'parts of the page are moved',
    inBrowser: () => {
      for (const main of document.querySelectorAll('main')) main.parentElement?.prepend(main);
      for (const footer of document.querySelectorAll('footer, header')) document.body.append(footer);
    },
  },
  {
    name: 'parts of the page are removed',
    inBrowser: () => {
      for (const part of document.querySelectorAll('footer, ol, svg')) part.remove();
    },
  },
  {
    name: 'comments are removed',
    inBrowser: () => {
      const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
      const found: Node[] = [];
      while (comments.nextNode()) found.push(comments.currentNode);
      for (const comment of found) comment.parentNode?.removeChild(comment);
    },
  },
  { name: 'a proxy strips comments', onTheWay: (html) => html.replace(/<!--[\s\S]*?-->/g, '') },
  {
    name: 'a proxy strips white space and puts line ends between elements',
    onTheWay: (html) => html.replace(/>\s*</g, '>\n<'),
  },
  {
    name: 'a proxy makes addresses absolute',
    onTheWay: (html) =>
      html.replace(/ (href|action)="\//g, ` $1="${'http://localhost'}/`.replace('http://localhost', '__APP__')),
  },
  {
    name: 'a proxy rewrites addresses everywhere, in scripts too',
    onTheWay: (html) =>
      html.replace(/(["'])\/(admin|verify|handoff|demo)/g, '$1/./$2').replaceAll('/favicon.svg', '/./favicon.svg'),
  },
  {
    name: 'a proxy truncates the data of the scripts',
    onTheWay: (html) => html.replace(/(self\.__next_f\.push\(\[1,"[^"]{0,40})[^<]*/g, '$1"])'),
  },
  {
    name: 'a proxy removes inline scripts',
    onTheWay: (html) => html.replace(/<script(?![^>]*\ssrc=)[^>]*>[\s\S]*?<\/script>/g, ''),
  },
];

/**
 * Opens a page with its scripts held back, applies the change and calls `beforeScripts`. Then lets the scripts run and
 * waits until the page is idle.
 */
export async function openChanged(page: Page, path: string, change: PageChange, beforeScripts: () => Promise<void>) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  let changed = false;
  await page.route('**/*', async (route) => {
    const { onTheWay } = change;
    const request = route.request();
    if (changed || !onTheWay || request.resourceType() !== 'document' || request.method() !== 'GET')
      return route.fallback();
    changed = true;
    const response = await route.fetch({ maxRedirects: 0 });
    const body = onTheWay(await response.text()).replaceAll('__APP__', new URL(request.url()).origin);
    await route.fulfill({ response, body });
  });
  // The change violates the page's policy. Its reports must not reach the portal's log, which a test checks.
  await page.route('**/api/csp', (route) => route.fulfill({ status: 204 }));
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('main').waitFor();
  await page.waitForFunction(() => document.readyState !== 'loading');
  if (change.inBrowser) await page.evaluate(change.inBrowser);
  await page.mouse.move(3, 3);
  await page.mouse.move(6, 6);
  await beforeScripts();
  release();
  await untilSettled(page);
}

/** Waits until the page is idle: React has hydrated it, or never will. */
async function untilSettled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2_000 })));
}
