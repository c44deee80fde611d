import { holds, type Permission } from '@/lib/base/permissions';
import type { Operator } from './actor';

/** The pages in the console's navigation, in order, with the permission that opens each. */
const consolePages = [
  { name: 'accounts', path: '/admin/accounts', permission: 'accounts.find' },
  { name: 'audit', path: '/admin/audit', permission: 'audit.read' },
  { name: 'directories', path: '/admin/directories', permission: 'directories.read' },
  { name: 'settings', path: '/admin/settings', permission: 'settings.read' },
  { name: 'operators', path: '/admin/operators', permission: 'operators.read' },
] as const satisfies readonly { name: string; path: string; permission: Permission }[];

type Rights = Pick<Operator, 'role' | 'grants' | 'scope'>;

export type ConsolePage = (typeof consolePages)[number];

export function pagesFor(operator: Rights): readonly ConsolePage[] {
  return consolePages.filter(({ permission }) => holds(operator, permission));
}

/** The page an operator sees first. */
export function firstPage(operator: Rights): string {
  return pagesFor(operator)[0]?.path ?? '/admin/me';
}
