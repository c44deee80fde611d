/** Status and number of each error, from the vendor's tables (contracts A.3 and A.4; 0 if no number is known). */
const table = {
  MissingParameter: [400, 100002],
  MissingRequestInfo: [400, 100004],
  InvalidTimestamp: [400, 100006],
  InvalidActionOrVersion: [404, 100008],
  InvalidAccessKey: [401, 100009],
  SignatureDoesNotMatch: [401, 100010],
  AccessDenied: [403, 100013],
  InternalError: [500, 100014],
  InternalServiceTimeout: [504, 100016],
  InternalServiceError: [502, 0],
  ServiceUnavailableTemp: [503, 0],
  FlowLimitExceeded: [429, 0],
  InvalidAuthorization: [400, 100024],
  InvalidCredential: [400, 100025],
  InvalidSecretToken: [401, 100026],
  AccountFlowLimitExceeded: [429, 100027],
  ConcurrentException: [400, 0],
  InvalidParam: [400, 0],
  PermissionError: [400, 0],
  ServiceStatusException: [400, 0],
  PasswordLoginNotEnable: [400, 0],
  UserLoginProfileRecordExist: [400, 0],
  LoginSettingNotFound: [400, 0],
  UserNotFound: [404, 0],
} as const satisfies Record<string, readonly [status: number, codeN: number]>;

export type RefusalCode = keyof typeof table;

export type Refusal = { status: number; code: RefusalCode; codeN: number; message: string };

/** Returns a refusal. */
export function refuse(code: RefusalCode, message: string): { refusal: Refusal } {
  const [status, codeN] = table[code];
  return { refusal: { status, code, codeN, message } };
}

/** Returns the vendor's refusal of a parameter. Its text quotes the value, whatever it is. */
export function refuseParameter(name: string, value: unknown): { refusal: Refusal } {
  return refuse('InvalidParam', `The parameter ${name}[${String(value)}] is invalid`);
}
