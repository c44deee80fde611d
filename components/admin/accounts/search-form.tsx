import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { TextInput } from '@/components/ui/text-input';

type SearchFormProps = {
  query: string;
  error: string | undefined;
  labels: Record<'box' | 'boxHint' | 'search', string>;
};

/** The one box that looks in every directory. It is a plain form: the query stands in the address. */
export function SearchForm({ query, error, labels }: SearchFormProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: `search` is not known to every browser that runs this.
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
            // Somebody who opens this page came to type here; a page of results is read first.
            autoFocus={query === ''}
          />
        )}
      </Field>
      <Button className="sm:mt-[1.875rem] sm:w-auto">{labels.search}</Button>
    </form>
  );
}
