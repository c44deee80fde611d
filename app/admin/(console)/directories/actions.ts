'use server';

import { redirect } from 'next/navigation';
import { answerDirectoryForm } from '@/lib/admin/directories/answer-directory-form';
import { moveDirectory, removeDirectory, switchDirectory } from '@/lib/admin/directories/arrange-directories';
import { err, ok } from '@/lib/base/result';
import {
  directoryFields,
  moveDirectoryFields,
  removeDirectoryFields,
  switchDirectoryFields,
} from '@/lib/forms/directories';
import type { FormState } from '@/lib/forms/form-state';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { defineOperatorAction } from '@/lib/operators/define-operator-action';
import { allProviders } from '@/lib/providers/registry';
import { readSchemaFields } from '@/lib/settings/schema-fields';

const settings = allProviders().flatMap(({ settingsSchema }) =>
  readSchemaFields(settingsSchema).map(({ name }) => name),
);

const runSave = defineOperatorAction({
  name: 'save-directory',
  permission: 'directories.manage',
  // Without a version it is a new one.
  target: ({ id, version }) => (version === undefined ? 'directories:new' : `directory:${id}`),
  fields: directoryFields(settings),
  handler: (form, { services, actor }) => answerDirectoryForm(services, actor, form),
});

/** Adds or changes a directory, or tests what is typed. */
export async function saveDirectoryAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSave(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runSwitch = defineOperatorAction({
  name: 'switch-directory',
  permission: 'directories.manage',
  target: ({ id }) => `directory:${id}`,
  fields: switchDirectoryFields,
  async handler({ id, to }, { services, actor }) {
    const switched = await switchDirectory(services, actor, id, to === 'on');
    if (!switched.ok) return err({ error: switched.error.code });
    return ok({
      path: '/admin/directories',
      notice: directoriesPhrases(actor.request.locale).t(to === 'on' ? 'switchedOn' : 'switchedOff', switched.value),
    });
  },
});

/** Switches a directory on or off. */
export async function switchDirectoryAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runSwitch(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runMove = defineOperatorAction({
  name: 'move-directory',
  permission: 'directories.manage',
  target: () => 'directories:order',
  fields: moveDirectoryFields,
  async handler({ id, to }, { services, actor }) {
    const moved = await moveDirectory(services, actor, id, to);
    if (!moved.ok) return err({ error: moved.error.code });
    const notice = directoriesPhrases(actor.request.locale).t(to === 'up' ? 'movedUp' : 'movedDown', moved.value);
    return ok({ path: '/admin/directories', notice });
  },
});

/** Moves a directory one place up or down. */
export async function moveDirectoryAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runMove(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}

const runRemove = defineOperatorAction({
  name: 'remove-directory',
  permission: 'directories.manage',
  target: ({ id }) => `directory:${id}`,
  fields: removeDirectoryFields,
  echo: ['confirm'],
  async handler({ id, confirm }, { services, actor }) {
    const removed = await removeDirectory(services, actor, id, confirm ?? '');
    if (removed.ok)
      return ok({
        path: '/admin/directories',
        notice: directoriesPhrases(actor.request.locale).t('removed', removed.value),
      });
    const { code } = removed.error;
    return err(code === 'field_invalid' ? { fields: { confirm: code } } : { error: code });
  },
});

/** Removes a directory. */
export async function removeDirectoryAction(previous: FormState, form: FormData): Promise<FormState> {
  const result = await runRemove(previous, form);
  if (result.ok) redirect(result.value.path);
  return result.error;
}
