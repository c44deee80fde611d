import 'server-only';
import { z } from 'zod';

/** The addresses of the demo's own processes and the files with its data. */
export type Demo = {
  inboxUrl: string;
  volcengineUrl: string;
  huaweiUrl: string;
  /** The directory server of `npm run demo -- --ldap`, and where its people are. */
  ldap: { url: string; base: string } | undefined;
  /** The people of the local directory. */
  peopleFile: string;
  operatorsFile: string | undefined;
  /** The sample people to try. If undefined, none are shown. */
  guideFile: string | undefined;
};

const file = z.string().min(1);
const variables = z
  .object({
    REKEY_DEMO: z.literal('1'),
    DEMO_INBOX_URL: z.url(),
    DEMO_VOLCENGINE_URL: z.url(),
    DEMO_HUAWEI_URL: z.url(),
    DEMO_LDAP_URL: z.url().optional(),
    DEMO_LDAP_BASE: z.string().min(1).optional(),
    DEMO_PEOPLE_FILE: file,
    DEMO_OPERATORS_FILE: file.optional(),
    DEMO_GUIDE_FILE: file.optional(),
  })
  .transform(
    (given): Demo => ({
      inboxUrl: given.DEMO_INBOX_URL,
      volcengineUrl: given.DEMO_VOLCENGINE_URL,
      huaweiUrl: given.DEMO_HUAWEI_URL,
      ldap:
        given.DEMO_LDAP_URL === undefined || given.DEMO_LDAP_BASE === undefined
          ? undefined
          : { url: given.DEMO_LDAP_URL, base: given.DEMO_LDAP_BASE },
      peopleFile: given.DEMO_PEOPLE_FILE,
      operatorsFile: given.DEMO_OPERATORS_FILE,
      guideFile: given.DEMO_GUIDE_FILE,
    }),
  );

/** Reads the variables that `npm run demo` sets. Returns null outside the demo or if a required variable is missing. */
export function readDemo(environment: NodeJS.ProcessEnv = process.env): Demo | null {
  return variables.safeParse(environment).data ?? null;
}
