import { z } from 'zod';

/** Where a page of a search ended: the rank, the folded user name and the id of its last account. */
export type SearchCursor = [rank: number, usernameFold: string, id: string];

const text = z
  .string()
  .max(1000)
  .refine((value) => value.isWellFormed() && !value.includes('\0'));
const schema = z.tuple([z.int().min(0).max(1), text, text]);

/** A cursor as text for an address, and back. What is no cursor of ours is none: the search begins at its start. */
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
