import type { Violations } from './import-rules';

/** What the rules do not allow and is there all the same. A line goes when its import does; none is added. */
export const exceptions: Violations = {
  upwards: [],
  circles: [],
  providers: [],
  components: [
    'components/admin/color-field.tsx → lib/admin/settings/read-colour.ts',
    'components/admin/not-there.tsx → lib/actions/request-facts.ts',
    'components/admin/not-there.tsx → lib/http/answers-under-way.ts',
    'components/admin/operators/rights-fields.ts → lib/admin/operators/rights.ts',
    'components/admin/reset/handoff-status.tsx → lib/admin/reset/handoff-progress.ts',
    'components/admin/reset/open-handoff.tsx → lib/admin/reset/handoff-progress.ts',
    'components/admin/reset/use-handoff-news.ts → lib/admin/reset/handoff-progress.ts',
    'components/admin/settings/branding-editor.tsx → lib/admin/settings/read-colour.ts',
    'components/admin/settings/branding-editor.tsx → lib/config/contrast-with-white.ts',
    'components/admin/settings/limits-editor.tsx → lib/admin/settings/limit-effect.ts',
    'components/admin/settings/policy-editor.tsx → lib/admin/settings/explain-policy.ts',
    'components/admin/settings/policy-editor.tsx → lib/admin/settings/limit-effect.ts',
    'components/admin/settings/templates-editor.tsx → lib/admin/settings/sample-message.ts',
    'components/admin/settings/templates-editor.tsx → lib/notify/sms-segments.ts',
    'components/admin/settings/templates-editor.tsx → lib/notify/templates/messages-config.ts',
    'components/admin/settings/templates-editor.tsx → lib/notify/templates/template-rules.ts',
  ],
  testing: ['scripts/bench/measure-audit.ts → lib/admin/audit/testing/fill-audit.ts'],
  consoleOnPortal: [],
};
