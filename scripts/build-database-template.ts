import { buildDatabaseTemplate } from '@/lib/db/build-template';
import { prepareJobTables } from '@/lib/jobs/prepare-job-tables';

/** Makes the ready-made embedded database that lets a first start take a second instead of several. */
await buildDatabaseTemplate(process.cwd(), prepareJobTables);
