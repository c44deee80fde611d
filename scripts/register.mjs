import { register } from 'tsx/esm/api';

// Scripts run outside the framework, so no bundler removes `server-only`; the tsconfig maps it to an empty file.
register({ tsconfig: new URL('./tsconfig.json', import.meta.url).pathname });
