import { Pool } from 'undici';
import { percentiles } from './statistics';

/**
 * Runs as its own process: requests the first page in slots on 16 keep-alive connections and prints the times as JSON.
 */
const [origin = '', slots = '3', seconds = '10'] = process.argv.slice(2);
const atATime = 16;
const pool = new Pool(origin, { connections: atATime, pipelining: 1 });

async function runSlot() {
  const waits: number[] = [];
  const until = performance.now() + Number(seconds) * 1000;
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      while (performance.now() < until) {
        const start = performance.now();
        const headers = { 'accept-encoding': 'br', 'accept-language': 'en' };
        const { statusCode, body } = await pool.request({ path: '/', method: 'GET', headers });
        await body.dump();
        if (statusCode !== 200) throw new Error(`GET / answered ${statusCode}`);
        waits.push(performance.now() - start);
      }
    }),
  );
  return { gets: waits.length, perSecond: waits.length / Number(seconds), ms: percentiles(waits) };
}

const results = [];
for (let slot = 0; slot < Number(slots); slot += 1) results.push(await runSlot());
await pool.close();
process.stdout.write(JSON.stringify(results));
