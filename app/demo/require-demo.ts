import 'server-only';
import { notFound } from 'next/navigation';
import { type Demo, readDemo } from './read-demo';

/** For pages of the demo: where its own processes are. Outside the demo the page does not exist. */
export function requireDemo(): Demo {
  return readDemo() ?? notFound();
}
