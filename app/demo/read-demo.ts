import 'server-only';
import { z } from 'zod';

/** Where the demo's own processes are, and what it is filled with. */
export type Demo = {
  inboxUrl: string;
  volcengineUrl: string;
  huaweiUrl: string;
  /** The people of the local directory. */
  peopleFile: string;
  operatorsFile: string | undefined;
  /** The people to try; none are shown without it. */
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

/** Reads what `npm run demo` puts into the environment. Null outside the demo, and unless the flag and all addresses are there. */
export function readDemo(environment: NodeJS.ProcessEnv = process.env): Demo | null {
  return variables.safeParse(environment).data ?? null;
}
