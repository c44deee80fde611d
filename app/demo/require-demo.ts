import 'server-only';
import { notFound } from 'next/navigation';
import { type Demo, readDemo } from './read-demo';

/** Returns the demo's settings for a demo page. Outside the demo the page answers 404. */
export function requireDemo(): Demo {
  return readDemo() ?? notFound();
}
