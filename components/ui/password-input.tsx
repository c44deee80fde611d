'use client';

import { TextInput, type TextInputProps } from './text-input';
import { useHydrated } from './use-hydrated';

type PasswordInputProps = Omit<TextInputProps, 'type'> & {
  shown: boolean;
  onShownChange: (shown: boolean) => void;
  labels: { show: string; hide: string; showPassword: string; hidePassword: string };
};

/** A password field with a switch to show it. The switch needs scripts; its space is reserved until they run. */
export function PasswordInput({ shown, onShownChange, labels, ...rest }: PasswordInputProps) {
  const hydrated = useHydrated();
  return (
    <div className="relative">
      <TextInput
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        {...rest}
        type={shown ? 'text' : 'password'}
        className="pe-20 font-mono"
      />
      <button
        type="button"
        aria-label={shown ? labels.hidePassword : labels.showPassword}
        aria-controls={rest.id}
        onClick={() => onShownChange(!shown)}
        className={`absolute inset-y-0.5 end-0.5 min-w-16 rounded-md px-3 text-sm font-medium text-accent-ink hover:bg-sunken ${hydrated ? '' : 'invisible'}`}
      >
        {shown ? labels.hide : labels.show}
      </button>
    </div>
  );
}
