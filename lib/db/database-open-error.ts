/** Why a database could not be opened, in words for the person who starts the server. Never quotes the URL. */
export class DatabaseOpenError extends Error {
  override name = 'DatabaseOpenError';
  readonly code: 'in_use' | 'incomplete' | 'unreachable' | 'unusable';

  constructor(code: 'in_use' | 'incomplete' | 'unreachable' | 'unusable', message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
