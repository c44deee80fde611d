import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import next from 'next';
import { getEnv } from '@/lib/base/env';
import { createLogger, type Logger } from '@/lib/base/logger';
import { loadConfig } from '@/lib/config/load-config';
import { readEnvFile } from '@/lib/config/read-env-file';
import { databaseState, onDatabaseDown } from '@/lib/db/watch-database';
import { createRequestHandler, type Handler } from '@/lib/http/create-request-handler';
import { createStaticFiles } from '@/lib/http/files/static-files';
import { deferScripts } from '@/lib/http/ready-pages/defer-scripts';
import { keepFresh } from '@/lib/http/ready-pages/keep-fresh';
import { preparePage, type ReadyPage } from '@/lib/http/ready-pages/page-cache';
import { readyPaths } from '@/lib/http/ready-pages/ready-paths';
import { renderAhead } from '@/lib/http/ready-pages/render-ahead';
import { readKnownActions } from '@/lib/http/request/known-actions';
import { localeHeader } from '@/lib/http/request/prepare-for-framework';
import { withPageScript } from '@/lib/http/response/page-script';
import { listen } from '@/lib/http/server/listen';
import { serverOptions } from '@/lib/http/server/server-options';
import { locales } from '@/lib/i18n/locales';
import { onSettingsApplied } from '@/lib/settings/settings-listeners';
import { abandonServices, openServices, stopServices, whyNotOpened } from '@/lib/start/open-services';
import { describeStartFailure } from '@/lib/start/start-failure';

/** Starts Rekey with its configuration: `npm start` in production, `npm run dev` with `--dev`. */
async function serve(dev: boolean): Promise<void> {
  const root = process.cwd();
  readEnvFile(root);
  const env = getEnv();
  loadConfig(env.CONFIG_FILE);
  const logger = createLogger(env.LOG_LEVEL);
  if (!dev) {
    routeConsoleTo(logger);
    takeBuiltSettings(root);
  }
  // Listen before opening anything: a process without its port must not work on the database. Requests wait until
  // ready.
  const { promise: ready, resolve: serveWith } = Promise.withResolvers<Handler>();
  const server = createServer(serverOptions, (request, response) => {
    ready
      .then((handler) => handler(request, response))
      .catch((error: unknown) => {
        logger.error('request failed', { error });
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
  });
  await listen(server, env.PORT, env.HOSTNAME);
  // After an action the framework fetches the next page from its own address, with the user's cookies. Without hostname
  // and port it would ask port 3000 of this machine, whatever program listens there. Rekey refuses that host name, so
  // the browser fetches the page instead.
  const app = next({ dev, dir: root, hostname: env.HOSTNAME, port: env.PORT });
  await app.prepare();
  const framework = dev ? withoutPolicy(app.getRequestHandler() as Handler) : (app.getRequestHandler() as Handler);
  const pages = new Map<string, ReadyPage>();
  const handler = createRequestHandler({
    env,
    logger,
    framework,
    files: dev ? (_request, _response, then) => then() : createStaticFiles(root),
    readyPage: (path, locale) => pages.get(`${locale} ${path}`),
    database: { isDown: () => databaseState().fault !== null, onDown: onDatabaseDown },
    knowsAction: dev ? () => true : readKnownActions(root),
  });
  if (!dev) {
    const render = async () => {
      // Without a usable directory the first page shows the reason, which can change without a settings change: do not
      // cache it.
      if ((await openServices()).directories.usable.length === 0) return;
      for (const locale of locales) {
        const headers = { host: new URL(env.APP_URL).host, [localeHeader]: locale };
        for (const path of readyPaths) {
          const html = await renderAhead(framework, path, headers);
          if (html === null) continue;
          pages.set(`${locale} ${path}`, preparePage(withPageScript(deferScripts(html)), !env.plainCookies));
        }
      }
    };
    await render();
    onSettingsApplied(
      keepFresh(pages, render, (error) => logger.error('the cached pages could not be re-rendered', { error })),
    );
  }
  serveWith(handler);
  logger.info('listening', { url: env.APP_URL });
  stopOnSignal(async () => {
    await new Promise((closed) => {
      server.close(closed);
      server.closeIdleConnections();
    });
    await stopServices();
  }, logger);
}

/** Removes the content security policy: the framework's development tools evaluate text and open sockets. */
function withoutPolicy(handler: Handler): Handler {
  return (request, response) => {
    delete request.headers['content-security-policy'];
    response.removeHeader('content-security-policy');
    return handler(request, response);
  };
}

/**
 * Passes the settings from the build to the framework, as its own stand-alone server does. Otherwise it loads its
 * compiler to read `next.config.ts`, which costs 20 MB of memory and half a second per start.
 */
function takeBuiltSettings(root: string): void {
  const built = JSON.parse(readFileSync(join(root, '.next/required-server-files.json'), 'utf8')) as { config: unknown };
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(built.config);
}

/** On Ctrl-C the terminal and npm each send a signal. Signals within this time count as one. */
const sameSignalMs = 1000;

/** Stops gracefully on SIGTERM and SIGINT: requests in progress finish first. A later second signal exits at once. */
function stopOnSignal(stop: () => Promise<void>, logger: Logger): void {
  let stoppingSince: number | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stoppingSince !== undefined) {
        if (performance.now() - stoppingSince > sameSignalMs) process.exit(1);
        return;
      }
      stoppingSince = performance.now();
      logger.info('stopping');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error('stopping failed', { error });
          process.exit(1);
        },
      );
    });
  }
}

/**
 * Logs the framework's console output. Its error messages may quote user input; the logger keeps only name and stack.
 */
function routeConsoleTo(logger: Logger): void {
  const report =
    (level: 'error' | 'warn') =>
    (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      logger[level]('framework', error ? { error } : {});
    };
  console.error = report('error');
  console.warn = report('warn');
  // Other output is meant for a terminal; the log contains one JSON value per line.
  console.log = () => undefined;
}

/** The framework's prefix to the message of any failure at start-up. */
const frameworkPrefix = /^An error occurred while loading instrumentation hook: /;
const closeMs = 3000;

serve(process.argv.includes('--dev')).catch(async (failure: unknown) => {
  // If the services cannot be opened, the framework only reports a page that does not render.
  const error = (await whyNotOpened()) ?? failure;
  process.stderr.write(`${describeStartFailure(error).replace(frameworkPrefix, '')}\n`);
  // Close whatever is open; a database that hangs must not keep the process alive.
  await Promise.race([abandonServices(), setTimeout(closeMs)]);
  process.exit(1);
});
