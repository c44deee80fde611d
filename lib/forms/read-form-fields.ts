/**
 * Returns a posted form as an object with own fields only, even one called `__proto__`, so a strict schema refuses what
 * it does not know. Drops the framework's own fields. A repeated field becomes a list, which no text schema accepts.
 */
export function readFormFields(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION_'));
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
}
