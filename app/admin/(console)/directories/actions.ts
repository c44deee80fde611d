'use server';

import { answerDirectoryForm } from '@/lib/admin/directories/answer-directory-form';
import { moveDirectory, removeDirectory, switchDirectory } from '@/lib/admin/directories/arrange-directories';
import { err, ok } from '@/lib/base/result';
import {
  directoryFields,
  moveDirectoryFields,
  removeDirectoryFields,
  switchDirectoryFields,
} from '@/lib/forms/directories';
import { directoriesPhrases } from '@/lib/i18n/console/directories/directories-phrases';
import { operatorFormAction } from '@/lib/operators/operator-action';
import { allProviders } from '@/lib/providers/registry';
import { readSchemaFields } from '@/lib/settings/schema-fields';

const settings = allProviders().flatMap(({ settingsSchema }) =>
  readSchemaFields(settingsSchema).map(({ name }) => name),
);

/** Adds or changes a directory, or tests the values in the form. */
export const saveDirectoryAction = operatorFormAction({
  name: 'save-directory',
  permission: 'directories.manage',
  // Without a version it is a new directory.
  target: ({ id, version }) => (version === undefined ? 'directories:new' : `directory:${id}`),
  fields: directoryFields(settings),
  handler: (form, { services, actor }) => answerDirectoryForm(services, actor, form),
});

export const switchDirectoryAction = operatorFormAction({
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

/** Moves a directory one place up or down. */
export const moveDirectoryAction = operatorFormAction({
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

export const removeDirectoryAction = operatorFormAction({
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
