import 'server-only';
import { z } from 'zod';

/** The addresses of the demo's own processes and the files with its data. */
export type Demo = {
  inboxUrl: string;
  volcengineUrl: string;
  huaweiUrl: string;
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
    DEMO_PEOPLE_FILE: file,
    DEMO_OPERATORS_FILE: file.optional(),
    DEMO_GUIDE_FILE: file.optional(),
  })
  .transform(
    (given): Demo => ({
      inboxUrl: given.DEMO_INBOX_URL,
      volcengineUrl: given.DEMO_VOLCENGINE_URL,
      huaweiUrl: given.DEMO_HUAWEI_URL,
      peopleFile: given.DEMO_PEOPLE_FILE,
      operatorsFile: given.DEMO_OPERATORS_FILE,
      guideFile: given.DEMO_GUIDE_FILE,
    }),
  );

/** Reads the variables that `npm run demo` sets. Returns null outside the demo or if a required variable is missing. */
export function readDemo(environment: NodeJS.ProcessEnv = process.env): Demo | null {
  return variables.safeParse(environment).data ?? null;
}
