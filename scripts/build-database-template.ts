import { buildDatabaseTemplate } from '@/lib/db/build-template';
import { prepareJobTables } from '@/lib/jobs/prepare-job-tables';

/** Makes the ready-made embedded database that lets a first start take a second instead of several. */
const path = await buildDatabaseTemplate(process.cwd(), prepareJobTables);
process.stdout.write(`${path}\n`);
