import { inspect } from 'node:util';
import type { LogFields, Logger } from '@/lib/base/logger';

export type CapturedLine = { level: 'debug' | 'info' | 'warn' | 'error'; message: string; fields: LogFields };

export type CapturingLogger = Logger & {
  lines: CapturedLine[];
  /** Everything that was logged, unfiltered: stricter than production, which drops the messages of errors. */
  text(): string;
};

/** Creates a logger for tests that records every line. */
export function createCapturingLogger(): CapturingLogger {
  const lines: CapturedLine[] = [];
  const write =
    (level: CapturedLine['level']) =>
    (message: string, fields: LogFields = {}) => {
      lines.push({ level, message, fields });
    };
  return {
    lines,
    text: () => lines.map((line) => inspect(line, { depth: 10, maxStringLength: null })).join('\n'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}
