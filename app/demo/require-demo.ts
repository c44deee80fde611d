import 'server-only';
import { notFound } from 'next/navigation';
import { type Env, getEnv } from '@/lib/base/env';

/** Where the demo's own processes are. Outside the demo the page does not exist. */
export function requireDemo(): NonNullable<Env['demo']> {
  return getEnv().demo ?? notFound();
}
