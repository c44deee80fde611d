import type { ButtonHTMLAttributes, Ref } from 'react';

const looks = {
  primary:
    'min-h-12 w-full px-5 font-semibold bg-accent text-accent-text border border-transparent hover:[filter:brightness(1.1)] active:[filter:brightness(0.95)]',
  secondary: 'min-h-12 w-full px-5 font-semibold bg-surface text-text border border-control hover:bg-sunken',
  danger:
    'min-h-12 w-full px-5 font-semibold bg-danger-soft text-danger border border-danger hover:[filter:brightness(0.95)]',
  quiet:
    'min-h-11 px-3 font-medium text-accent-ink underline-offset-4 hover:bg-sunken hover:underline forced-colors:border forced-colors:border-[ButtonText]',
} as const;

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  ref?: Ref<HTMLButtonElement>;
  look?: keyof typeof looks;
  /** While true the button shows `pendingLabel`, keeps its width and focus, and does nothing. */
  pending?: boolean;
  pendingLabel?: string;
};

const waiting = 'aria-disabled:opacity-60 aria-disabled:[filter:none]';
const quietWaiting = 'aria-disabled:bg-transparent aria-disabled:text-muted aria-disabled:no-underline';

/** Shared look of buttons and of links that act as the next step. */
export function buttonClass(look: keyof typeof looks): string {
  return `inline-flex items-center justify-center rounded-lg text-center ${looks[look]} aria-disabled:cursor-default ${look === 'quiet' ? quietWaiting : waiting}`;
}

/**
 * A button with its pending label in the same place as its own, so that nothing moves when they swap. A live region
 * next to it announces the label to screen readers.
 */
export function Button({
  look = 'primary',
  pending = false,
  pendingLabel,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  const button = (
    <button
      type="submit"
      {...rest}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      className={`${buttonClass(look)} ${className}`}
    >
      {pendingLabel === undefined ? (
        children
      ) : (
        <span className="grid place-items-center">
          <span className={`col-start-1 row-start-1 ${pending ? 'invisible' : ''}`}>{children}</span>
          <span className={`col-start-1 row-start-1 ${pending ? '' : 'invisible'}`}>{pendingLabel}</span>
        </span>
      )}
    </button>
  );
  if (pendingLabel === undefined) return button;
  return (
    <>
      {button}
      <span role="status" className="sr-only">
        {pending ? pendingLabel : ''}
      </span>
    </>
  );
}
