import { dirname } from 'node:path';
import type { Import, Imports } from './read-imports';

/**
 * The layer of each folder. A file may import only from its own layer or a lower one. Files outside these folders have
 * no layer, so nothing may import them. See docs/architecture.md.
 */
export const layers: Record<string, number> = {
  'e2e/': 15,
  'app/': 14,
  'components/': 13,
  'scripts/': 13,
  'simulators/': 1,

  'lib/start/': 13,
  'lib/admin/': 12,
  'lib/reset/': 11,
  'lib/operators/': 10,
  'lib/settings/': 9,
  'lib/services/': 8,
  'lib/directories/': 7,
  'lib/config/': 6,
  'lib/audit/': 5,
  'lib/jobs/': 5,
  'lib/rate-limit/': 5,
  'lib/factors/': 5,
  'lib/actions/': 5,
  'lib/db/': 4,
  'lib/http/': 4,
  'lib/notify/': 4,
  'lib/forms/': 4,
  'lib/i18n/': 3,
  'lib/providers/': 3,
  'lib/crypto/': 2,
  'lib/password-policy/': 2,
  'lib/outbound/': 2,
  'lib/base/': 1,
};

/** Forbidden imports, as `from → to`. */
export type Violations = {
  /** Imports from a higher layer, or from a folder without a layer. */
  upward: string[];
  /** Import cycles, types included; each cycle once. */
  cycles: string[];
  /** Providers that import database, audit, jobs or environment. They get everything they need as arguments. */
  providers: string[];
  /** Components that import more than they may. They get plain data and their action as props. */
  components: string[];
  /** Product code that imports test code. */
  testing: string[];
  /** Portal code that imports console code. */
  consoleOnPortal: string[];
  /** The product knows nothing of the demo but the hint at the console's sign-in. */
  demo: string[];
};

/** Returns every import that violates a rule, sorted. */
export function findViolations(imports: Imports): Violations {
  const pairs = [...imports].flatMap(([from, targets]) => targets.map((target) => ({ from, ...target })));
  const pick = (isWrong: (pair: Pair) => boolean) =>
    [...new Set(pairs.filter(isWrong).map(({ from, to }) => `${from} → ${to}`))].sort();
  return {
    upward: pick(({ from, to }) => !isForTests(from) && isCode(to) && layerOf(to) > layerOf(from)),
    cycles: findCycles(imports),
    providers: pick(({ from, to }) => isProvider(from) && /^lib\/(db|audit|jobs|base\/env\.ts|services)/.test(to)),
    components: pick(
      (pair) => pair.from.startsWith('components/') && !isForTests(pair.from) && !mayComponentHave(pair),
    ),
    testing: pick(({ from, to }) => !isForTests(from) && isForTests(to)),
    consoleOnPortal: pick(({ from, to }) => isOfPortal(from) && isOfConsole(to)),
    demo: pick(({ from, to }) => isOfProduct(from) && to.startsWith('app/demo/') && !isHint(from, to)),
  };
}

type Pair = Import & { from: string };

function layerOf(file: string): number {
  const own = layers[`${dirname(file)}/*`];
  if (own !== undefined) return own;
  const [longest] = Object.keys(layers)
    .filter((path) => file.startsWith(path))
    .sort((one, other) => other.length - one.length);
  return longest === undefined ? Number.POSITIVE_INFINITY : (layers[longest] ?? 0);
}

/** Style sheets, data and files outside these folders have no layer. */
const isCode = (file: string) => /^(app|components|lib|scripts|e2e|simulators)\/.*\.tsx?$/.test(file);

const isForTests = (file: string) =>
  /\.(test|spec)\.tsx?$|\/testing\//.test(file) || /^(e2e\/|scripts\/bench)/.test(file);

const isProvider = (file: string) => /^lib\/providers\/[\w-]+\//.test(file) && !isForTests(file);

const openToComponents =
  /^lib\/(i18n|password-policy|forms)\/|^lib\/notify\/(rendering|templates)\/|^lib\/base\/(colour|contact|errors|ids|permissions|rights|token-pattern)\.ts$|^lib\/providers\/types\.ts$/;

/** Console components may also import types of the console's use-cases. */
function mayComponentHave({ from, to, typesOnly }: Pair): boolean {
  if (to.startsWith('components/') || !isCode(to) || openToComponents.test(to)) return true;
  return from.startsWith('components/admin/') && typesOnly && /^lib\/(admin|operators)\//.test(to);
}

const isOfPortal = (file: string) =>
  !isForTests(file) && /^(app\/\(portal\)|components\/(portal|ui|new-password))\//.test(file);

const isOfConsole = (file: string) =>
  /^(app\/admin|app\/setup|components\/admin|lib\/admin|lib\/i18n\/console)\//.test(file);

const isOfProduct = (file: string) => /^(app|components|lib)\//.test(file) && !file.startsWith('app/demo/');

const isHint = (from: string, to: string) =>
  from === 'app/admin/sign-in/page.tsx' && to === 'app/demo/demo-operators-hint.tsx';

/** Tarjan's strongly connected components: every group of files that all reach each other. */
function findCycles(imports: Imports): string[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const path: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    lowest.set(file, order.get(file) ?? 0);
    path.push(file);
    for (const { to } of imports.get(file) ?? []) {
      if (!order.has(to)) visit(to);
      else if (!path.includes(to)) continue;
      lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(to) ?? 0));
    }
    if (lowest.get(file) !== order.get(file)) return;
    const cycle = path.splice(path.indexOf(file)).sort();
    if (cycle.length > 1 || imports.get(file)?.some(({ to }) => to === file)) found.push(cycle.join(' ↔ '));
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return found.sort();
}
