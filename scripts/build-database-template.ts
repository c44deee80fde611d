import { buildDatabaseTemplate } from '@/lib/db/build-template';
import { prepareJobTables } from '@/lib/jobs/prepare-job-tables';

/** Builds the embedded database template. With it a first start takes one second instead of several. */
await buildDatabaseTemplate(process.cwd(), prepareJobTables);
