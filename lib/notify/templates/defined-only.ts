type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** An object without its keys that have no value, so that spreading it does not undo a default. */
export function definedOnly<T extends object>(object: T | undefined): Defined<T> {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([, value]) => value !== undefined)) as Defined<T>;
}
