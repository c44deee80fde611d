import 'server-only';
import { err, ok, type Result } from '@/lib/base/result';
import { type Demo, readDemo } from './read-demo';

/** The counterpart of `requireDemo` for actions. Outside the demo it redirects to `/`. */
export async function guardDemo(): Promise<Result<Demo, { path: string }>> {
  const demo = readDemo();
  return demo ? ok(demo) : err({ path: '/' });
}
