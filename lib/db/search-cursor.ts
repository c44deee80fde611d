import { z } from 'zod';

/** The end of a search page: rank, folded user name and id of its last account. */
export type SearchCursor = [rank: number, usernameFold: string, id: string];

const text = z
  .string()
  .max(1000)
  .refine((value) => value.isWellFormed() && !value.includes('\0'));
const schema = z.tuple([z.int().min(0).max(1), text, text]);

/** Encodes a cursor as text for a URL, and decodes it. An invalid cursor becomes null: the search starts over. */
export const searchCursor = {
  write: (cursor: SearchCursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url'),
  read: (written: string | null): SearchCursor | null => {
    if (written === null || written.length > 4000) return null;
    try {
      return schema.parse(JSON.parse(Buffer.from(written, 'base64url').toString('utf8')));
    } catch {
      return null;
    }
  },
};
