import { type Permission, ruleFor } from '@/lib/permissions';
import type { Operator } from './actor';

/** The pages in the console's navigation, in order, each with what opens it. */
const consolePages = [
  { name: 'accounts', path: '/admin/accounts', permission: 'accounts.find' },
  { name: 'audit', path: '/admin/audit', permission: 'audit.read' },
  { name: 'directories', path: '/admin/directories', permission: 'directories.read' },
  { name: 'settings', path: '/admin/settings', permission: 'settings.read' },
  { name: 'operators', path: '/admin/operators', permission: 'operators.read' },
] as const satisfies readonly { name: string; path: string; permission: Permission }[];

export type ConsolePage = (typeof consolePages)[number];

/** The pages that an operator may open. */
export function pagesFor({ role }: Pick<Operator, 'role'>): readonly ConsolePage[] {
  return consolePages.filter(({ permission }) => ruleFor(permission).roles.includes(role));
}

/** Where an operator begins. */
export function firstPage(operator: Pick<Operator, 'role'>): string {
  return pagesFor(operator)[0]?.path ?? '/admin/me';
}
