import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import { type Demo, readDemo } from './read-demo';

/** For actions of the demo, as `requireDemo` is for its pages. */
export async function guardDemo(): Promise<Result<Demo, { path: string }>> {
  const demo = readDemo();
  return demo ? ok(demo) : err({ path: '/' });
}
