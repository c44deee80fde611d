/**
 * Prints what is being done, then that it is done and how long it took. On a terminal the line counts the seconds.
 * Elsewhere, for example in a log, one line is printed at the start and one at the end.
 *
 * @template T
 * @param {string} doing
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function showProgress(doing, task) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stdout.isTTY;
  process.stdout.write(`${doing} …${live ? '' : '\n'}`);
  const timer = setInterval(() => live && process.stdout.write(`\r${doing} … ${seconds()} s`), 1000);
  try {
    const value = await task();
    process.stdout.write(`${live ? '\r' : ''}${doing}: done in ${seconds()} s\n`);
    return value;
  } catch (error) {
    process.stdout.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
