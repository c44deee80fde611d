import 'server-only';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { grants, roles } from '@/lib/base/permissions';

const person = z.object({ username: z.string(), email: z.string(), phone: z.string(), password: z.string() });

const peopleSchema = z.array(person.extend({ displayName: z.string() }));

const operatorsSchema = z.array(
  z.object({
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    grants: z.array(z.enum(grants)),
    directories: z.union([z.literal('all'), z.array(z.string())]),
    password: z.string(),
    seed: z.string(),
    /** Whether the sign-in page shows this operator and the password. */
    shown: z.boolean().default(false),
  }),
);

const guideSchema = z.record(z.string(), z.array(person));

/** Reads the people of the local directory. */
export const readPeople = (file: string) => peopleSchema.parse(readJson(file));

/** Reads the console's operators. */
export const readOperators = (file: string) => operatorsSchema.parse(readJson(file));

/** Reads the people to try, by directory id. */
export const readGuide = (file: string) => guideSchema.parse(readJson(file));

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
