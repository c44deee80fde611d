'use client';

import { ConsoleForm, type ConsoleFormProps } from '@/components/admin/console-form';
import { Button } from '@/components/ui/button';
import { CheckList } from './check-list';

type DirectoryFormProps = Omit<ConsoleFormProps, 'children' | 'extra'> & {
  words: { test: string; testHint: string; testResult: string };
};

/** The form for a directory. It saves the input, or tests it without saving. */
export function DirectoryForm({ words, ...form }: DirectoryFormProps) {
  return (
    <ConsoleForm
      {...form}
      edits
      extra={
        <Button look="secondary" name="intent" value="test" className="sm:w-auto" title={words.testHint}>
          {words.test}
        </Button>
      }
    >
      {(answer) =>
        answer.status === 'done' && answer.checks ? <CheckList title={words.testResult} checks={answer.checks} /> : null
      }
    </ConsoleForm>
  );
}
