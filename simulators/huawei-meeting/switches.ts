import { z } from 'zod';

export const endpointNames = [
  'puzzle',
  'slide',
  'send',
  'check',
  'reset',
  'appauth',
  'search',
  'detail',
  'adminReset',
] as const;
export type EndpointName = (typeof endpointNames)[number];

/** A fault of one endpoint, used up after `times` calls. */
const faultSchema = z.strictObject({
  endpoint: z.enum([...endpointNames, '*']),
  kind: z.enum(['delay', 'drop_before', 'apply_then_drop', 'error_before', 'error_after', 'throttle', 'html']),
  status: z.int().min(400).max(599).default(500),
  delayMs: z.int().min(0).max(60_000).default(0),
  times: z.int().min(1).default(1),
});
export type Fault = z.output<typeof faultSchema>;

/** The simulator's behaviour. Every field can be changed while it runs, with `POST /_control/switches`. */
export const switchesSchema = z.strictObject({
  /** The step at which an unknown user is refused. */
  unknownUserAt: z.enum(['puzzle', 'send']).default('puzzle'),
  /**
   * `english`: refuses a run of three and equality with the name. `chinese`: also refuses a password that contains the
   * name. Messages follow.
   */
  wording: z.enum(['english', 'chinese']).default('english'),
  failureBody: z.enum(['json', 'no_request_id', 'empty', 'html']).default('json'),
  /** Value of `X-APIG-Ratelimit-Api` in every response, for instance `remain:0,limit:100,time:1 minute`. */
  rateLimitHeader: z.string().nullable().default(null),
  nullBindContact: z.boolean().default(false),
  /** Whether T1 is used up by a check, T2 by a send and T3 by its reset. */
  singleUse: z.boolean().default(true),
  tokenSurvivesRefusal: z.boolean().default(true),
  delayMs: z.int().min(0).max(60_000).default(0),
  /** Moves the simulator's clock forward. */
  clockOffsetSeconds: z.int().default(0),
  tolerance: z.int().min(0).max(50).default(5),
  slideSeconds: z.int().positive().default(60),
  codeSeconds: z.int().positive().default(180),
  resetSeconds: z.int().positive().default(180),
  resendSeconds: z.int().min(0).default(180),
  faults: z.array(faultSchema).default([]),
});
export type Switches = z.output<typeof switchesSchema>;

/** Merges the given switches; faults replace earlier ones. Throws a ZodError for anything unknown. */
export function changeSwitches(current: Switches, change: unknown): Switches {
  const given = z.record(z.string(), z.unknown()).parse(change);
  return switchesSchema.parse({ ...current, ...given });
}

/** Returns the fault for this call, if any, and counts it down. */
export function takeFault(switches: Switches, endpoint: EndpointName): Fault | null {
  const fault = switches.faults.find((row) => row.times > 0 && (row.endpoint === endpoint || row.endpoint === '*'));
  if (!fault) return null;
  fault.times -= 1;
  return fault;
}
