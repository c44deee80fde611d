'use client';

import { ConsoleForm, type ConsoleFormProps } from '@/components/admin/console-form';
import { Button, buttonClass } from '@/components/ui/button';
import { useCopy } from '@/components/ui/use-copy';
import { useHydrated } from '@/components/ui/use-hydrated';

type RecoveryCodesPhrases = {
  copy: string;
  copied: string;
  download: string;
  print: string;
  codesFile: string;
  kept: string;
};

type RecoveryCodesFormProps = Pick<
  ConsoleFormProps,
  'action' | 'phrases' | 'labels' | 'stepUp' | 'hidden' | 'confirm'
> & {
  words: RecoveryCodesPhrases;
  /** Path of the next page. */
  nextPath: string;
};

/** Creates recovery codes and shows them once. */
export function RecoveryCodesForm({ words, nextPath, ...form }: RecoveryCodesFormProps) {
  return (
    <ConsoleForm {...form} fields={[]} once>
      {(answer) =>
        answer.status === 'done' && answer.revealed ? (
          <Codes text={answer.revealed.text} words={words} nextPath={nextPath} />
        ) : null
      }
    </ConsoleForm>
  );
}

function Codes({ text, words, nextPath }: { text: string; words: RecoveryCodesPhrases; nextPath: string }) {
  const hydrated = useHydrated();
  const { copied, copy } = useCopy();
  return (
    <div className="grid gap-4">
      <ol className="grid list-inside list-decimal gap-x-8 gap-y-1 rounded-lg border border-border bg-sunken p-4 font-mono sm:grid-cols-2">
        {text.split('\n').map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={`-mx-3 flex flex-wrap ${hydrated ? '' : 'invisible'}`}>
        <Button type="button" look="quiet" onClick={() => copy(text)}>
          {copied ? words.copied : words.copy}
        </Button>
        <Button type="button" look="quiet" onClick={() => download(`${words.codesFile}\n\n${text}\n`)}>
          {words.download}
        </Button>
        <Button type="button" look="quiet" onClick={() => print()}>
          {words.print}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {copied ? words.copied : ''}
      </p>
      <div>
        <a href={nextPath} className={`${buttonClass('primary')} sm:w-auto`}>
          {words.kept}
        </a>
      </div>
    </div>
  );
}

function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(url);
}
