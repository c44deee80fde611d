import { count } from 'drizzle-orm';
import { attempt } from '@/lib/db/schema';
import { readHealth } from '@/lib/directories/read-health';
import { readRefusals } from '@/lib/rate-limit/count-refusal';
import type { Services } from './services';

/** Returns the installation's metrics as Prometheus text. Directories appear by id, people not at all. */
export async function writeMetrics(services: Services): Promise<string> {
  const rows = await services.db
    .select({ directory: attempt.directoryId, state: attempt.state, count: count() })
    .from(attempt)
    .groupBy(attempt.directoryId, attempt.state);
  const refused = await readRefusals(services.db, services.clock());
  const ids = services.directories.usable.map(({ id }) => id);
  const health = [...(await readHealth(services, ids)).values()];
  const memory = process.memoryUsage();
  return [
    '# HELP rekey_attempts Attempts of the last day by directory and state.',
    '# TYPE rekey_attempts gauge',
    ...rows.map((row) => `rekey_attempts{directory="${row.directory}",state="${row.state}"} ${row.count}`),
    '# HELP rekey_refused_requests Requests of the last day that a limit refused before anything was done, by kind.',
    '# TYPE rekey_refused_requests gauge',
    ...refused.map(({ what, count: requests }) => `rekey_refused_requests{kind="${what}"} ${requests}`),
    '# HELP rekey_directories Configured directories.',
    '# TYPE rekey_directories gauge',
    `rekey_directories{usable="true"} ${services.directories.usable.length}`,
    `rekey_directories{usable="false"} ${services.directories.broken.length}`,
    '# HELP rekey_directory_up Whether the calls to a directory work, of those that were called.',
    '# TYPE rekey_directory_up gauge',
    ...health.map(({ directoryId, failure }) => `rekey_directory_up{directory="${directoryId}"} ${failure ? 0 : 1}`),
    '# HELP rekey_directory_latency_milliseconds How long the last call that worked took.',
    '# TYPE rekey_directory_latency_milliseconds gauge',
    ...health
      .filter(({ latencyMs }) => latencyMs !== null)
      .map(
        ({ directoryId, latencyMs }) => `rekey_directory_latency_milliseconds{directory="${directoryId}"} ${latencyMs}`,
      ),
    '# HELP rekey_channel_up Whether mail and SMS go out from this process, by what the last message met.',
    '# TYPE rekey_channel_up gauge',
    ...services.notifier.methods.map(
      (method) => `rekey_channel_up{channel="${method}"} ${services.notifier.failing().has(method) ? 0 : 1}`,
    ),
    '# HELP process_resident_memory_bytes Resident memory.',
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${memory.rss}`,
    '# HELP process_uptime_seconds Time since the start.',
    '# TYPE process_uptime_seconds gauge',
    `process_uptime_seconds ${Math.round(process.uptime())}`,
    '',
  ].join('\n');
}
