import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

type SearchFormProps = {
  query: string;
  error: string | undefined;
  labels: Record<'box' | 'boxHint' | 'search', string>;
};

/** The search box for all directories. It is a plain GET form, so the query is in the address. */
export function SearchForm({ query, error, labels }: SearchFormProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: not every supported browser has the `search` element.
    <form
      role="search"
      action="/admin/accounts"
      method="get"
      className="mb-6 grid items-start gap-3 sm:grid-cols-[1fr_auto]"
    >
      <Field id="q" label={labels.box} hint={labels.boxHint} error={error}>
        {(control) => (
          <TextInput
            {...control}
            key={query}
            type="search"
            name="q"
            defaultValue={query}
            maxLength={400}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            // Users open the empty page to type here. On a page with results they read first.
            autoFocus={query === ''}
          />
        )}
      </Field>
      <Button className="sm:mt-[1.875rem] sm:w-auto">{labels.search}</Button>
    </form>
  );
}
