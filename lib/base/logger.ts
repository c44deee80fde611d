import pino from 'pino';

/**
 * The fields that a log line may contain. They are defined here and nowhere else, so that nothing secret is logged by
 * accident: there is no field for a password, a code, a token, a key or a person's address.
 */
export type LogFields = {
  requestId?: string;
  action?: string;
  directory?: string;
  outcome?: string;
  code?: string;
  vendorCode?: string;
  vendorRequestId?: string;
  endpoint?: string;
  status?: number;
  /** The message's channel, the stage that a mail reached, and the code in the text of the server's reply. */
  method?: string;
  stage?: string;
  enhancedCode?: string;
  durationMs?: number;
  count?: number;
  total?: number;
  page?: number;
  job?: string;
  jobId?: string;
  tryNumber?: number;
  skewSeconds?: number;
  path?: string;
  url?: string;
  detail?: string;
  /** A signed statement about the audit log, to be stored outside this machine. */
  checkpoint?: string;
  /** Name, code and stack of an unexpected error; its message is omitted because it may quote a value. */
  error?: unknown;
};

export type Logger = {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
};

const fieldNames = [
  'requestId',
  'action',
  'directory',
  'outcome',
  'code',
  'vendorCode',
  'vendorRequestId',
  'endpoint',
  'status',
  'method',
  'stage',
  'enhancedCode',
  'durationMs',
  'count',
  'total',
  'page',
  'job',
  'jobId',
  'tryNumber',
  'skewSeconds',
  'path',
  'url',
  'detail',
  'checkpoint',
] as const satisfies readonly (keyof LogFields)[];

/** Creates a logger that writes one JSON object per line to `destination` (standard output by default). */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const output = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination(1),
  );
  const write =
    (severity: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}) =>
      output[severity](pick(fields), message);
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function pick(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const name of fieldNames) if (fields[name] !== undefined) line[name] = fields[name];
  if (fields.error !== undefined) line['error'] = describeError(fields.error);
  return line;
}

function describeError(error: unknown): { name: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error);
  // The stack begins with the message, whose lines may look like frames.
  const frames = error.stack
    ?.replace(error.message, '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n');
  return { name: error.name, ...(code ? { code } : {}), ...(frames ? { stack: frames } : {}) };
}

/** Returns the code of the error or of its cause: libraries wrap the database's own errors. */
function codeOf(error: unknown): string | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
  }
  return undefined;
}
