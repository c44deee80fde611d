import { z } from 'zod';

/** How many times a fault occurs: 0 never, -1 until it is turned off. */
const times = z.int().min(-1).default(0);

const throttleSchema = z.strictObject({
  status: z.union([z.literal(200), z.literal(400), z.literal(429)]),
  code: z.enum(['FlowLimitExceeded', 'AccountFlowLimitExceeded']).default('AccountFlowLimitExceeded'),
  times: z.int().min(-1),
  retryAfterSeconds: z.int().optional(),
});

/** Everything that a test can change about the simulator, with the defaults. */
export const switchesSchema = z.strictObject({
  serviceStatus: z.enum(['Enable', 'PendingDisable', 'Disable']).default('Enable'),
  /** Password sign-in is off: `PasswordLoginNotEnable`. */
  passwordLoginOff: z.boolean().default(false),
  /** Whether the portal has login settings; if not, `LoginSettingNotFound`. */
  portalConfigured: z.boolean().default(true),
  loginType: z.enum(['Password', 'SAMLSSO']).default('Password'),
  /** The caller lacks the product's own permission: `PermissionError`. */
  noPermission: z.boolean().default(false),
  /** The gateway's IAM denies these actions: `AccessDenied`. */
  deniedActions: z.array(z.string()).default([]),
  concurrentErrors: times,
  loginProfileRecordErrors: times,
  throttle: throttleSchema.nullable().default(null),
  /** Duration of a write; a concurrent one gets `ConcurrentException`. */
  writeMs: z.int().min(0).default(5),
  /** Delay of the response, after the request was handled. */
  delayMs: z.int().min(0).default(0),
  /** The same for password writes only. */
  delayWritesMs: z.int().min(0).default(0),
  /** Delay of the second half of the body. */
  slowBodyMs: z.int().min(0).default(0),
  /** Writes: handled, then the connection is cut. */
  cutAfterApplying: times,
  /** Writes: handled, then `InternalServiceTimeout` under 504. */
  timeoutAfterApplying: times,
  /** Writes: not handled, a 5xx instead. */
  failBeforeApplying: z
    .strictObject({ status: z.union([z.literal(500), z.literal(502), z.literal(503)]), times: z.int().min(-1) })
    .nullable()
    .default(null),
  /** Any action: not handled, a proxy's HTML page instead. */
  htmlBody: z
    .strictObject({ status: z.int(), times: z.int().min(-1) })
    .nullable()
    .default(null),
  /** Errors are flat objects without `ResponseMetadata`, the fallback form of some gateways. */
  flatErrors: z.boolean().default(false),
  /** Business errors are sent under HTTP 200. */
  errorUnderOk: z.boolean().default(false),
  echoPassword: z.boolean().default(false),
  /** A missing user gives an empty `Result`, not `UserNotFound`. */
  emptyResultForMissing: z.boolean().default(false),
  maskPhones: z.boolean().default(false),
  /** A password equal to the current one is refused, as with a history of one. */
  refuseSamePassword: z.boolean().default(false),
  refuseSyncUsers: z.boolean().default(false),
  /** Added to the server's clock, including its `Date` header. */
  clockSkewSeconds: z.int().default(0),
});

export type Switches = z.output<typeof switchesSchema>;

type Counted = 'concurrentErrors' | 'loginProfileRecordErrors' | 'cutAfterApplying' | 'timeoutAfterApplying';

/** Checks whether a counted fault occurs now, and uses one up. */
export function take(switches: Switches, name: Counted): boolean {
  if (switches[name] === 0) return false;
  if (switches[name] > 0) switches[name] -= 1;
  return true;
}

/** Like `take`, for a fault with more fields than a count. */
export function takeOf<T extends { times: number }>(fault: T | null): T | null {
  if (!fault || fault.times === 0) return null;
  if (fault.times > 0) fault.times -= 1;
  return fault;
}
