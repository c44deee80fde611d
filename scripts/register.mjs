import { register } from 'tsx/esm/api';

// Scripts run outside the framework, where `server-only` has no bundler to take it away.
register({ tsconfig: new URL('./tsconfig.json', import.meta.url).pathname });
