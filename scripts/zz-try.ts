import { z } from 'zod';
import { configSchema, directorySchema } from '@/lib/config/schema';
import { allProviders } from '@/lib/providers/registry';
console.log(JSON.stringify(z.toJSONSchema(configSchema,{io:'input'}),null,1).slice(0,6000));
for (const p of allProviders()) console.log(p.kind, JSON.stringify(z.toJSONSchema(p.settingsSchema,{io:'input'})));
console.log(JSON.stringify(z.toJSONSchema(directorySchema,{io:'input'})));
