'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { actingAsField } from './acting-as';

type Watched = {
  /** The question to ask. Without it, the hook does not ask. */
  question: string | undefined;
  pending: boolean;
  /** How many answers the form has had: one more after a refusal, as many as before once it was saved. */
  answers: number;
  /** Fields that are not saved. */
  ignored?: readonly string[];
};

/**
 * Asks before the user leaves a form with unsaved changes: by a link, by "back", by signing out or by closing the page.
 * Compares the content when the user leaves, so a change that was undone does not count.
 */
export function useUnsavedChanges(
  form: RefObject<HTMLFormElement | null>,
  { question, pending, answers, ignored }: Watched,
): void {
  const saved = useRef<string | null>(null);
  const answered = useRef(answers);
  const isSending = useRef(pending);
  const skipped = ['stepUpCode', actingAsField, ...(ignored ?? [])].join(' ');

  useEffect(() => {
    isSending.current = pending;
    if (pending) return;
    if (answers === answered.current) saved.current = contentOf(form.current, skipped);
    answered.current = answers;
  }, [form, pending, answers, skipped]);

  useEffect(() => {
    if (question === undefined) return;
    let isLeaving = false;
    // Do not ask while the form is being saved: nothing is lost, and the next page may be a full page load.
    const isChanged = () =>
      !isLeaving && !isSending.current && saved.current !== null && contentOf(form.current, skipped) !== saved.current;
    const stays = (): boolean => {
      if (!isChanged()) return false;
      isLeaving = window.confirm(question);
      return !isLeaving;
    };
    const stop = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link && leadsAway(link, event) && stays()) stop(event);
    };
    const onSubmit = (event: SubmitEvent) => {
      if (event.target instanceof Element && event.target.matches('[data-leaves]') && stays()) stop(event);
    };
    // "Back" to a page that the framework shows without a page load. Browsers without this event do not ask.
    const onNavigate = (event: NavigateEvent) => {
      const { navigationType, destination, cancelable } = event;
      if (navigationType === 'traverse' && destination.sameDocument && cancelable && stays()) stop(event);
    };
    // The browser shows its own text here.
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isChanged()) event.preventDefault();
    };
    const navigation = 'navigation' in window ? window.navigation : null;
    addEventListener('click', onClick, true);
    addEventListener('submit', onSubmit, true);
    addEventListener('beforeunload', onUnload);
    navigation?.addEventListener('navigate', onNavigate);
    return () => {
      removeEventListener('click', onClick, true);
      removeEventListener('submit', onSubmit, true);
      removeEventListener('beforeunload', onUnload);
      navigation?.removeEventListener('navigate', onNavigate);
    };
  }, [form, question, skipped]);
}

/** Whether a click on a link replaces this page with another one. */
function leadsAway(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (elsewhere || !link.href || link.hasAttribute('download') || (link.target && link.target !== '_self'))
    return false;
  return link.href.split('#')[0] !== location.href.split('#')[0];
}

/** Returns the content of a form as text, without the skipped fields (names separated by spaces). */
function contentOf(form: HTMLFormElement | null, skipped: string): string | null {
  if (!form) return null;
  const names = skipped.split(' ');
  const content = [...new FormData(form)].filter(([name]) => !name.startsWith('$ACTION') && !names.includes(name));
  return JSON.stringify(content);
}
