/**
 * A posted form as an object of its own fields only, also of one called `__proto__`, so that a strict schema refuses
 * what it does not know. The framework's own fields are left out; a repeated field becomes a list and so no text.
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
