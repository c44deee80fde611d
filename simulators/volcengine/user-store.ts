import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

export type StoredUser = {
  UserId: string;
  UserName: string;
  DisplayName: string;
  Description: string;
  Email: string;
  Phone: string;
  Source: 'Manual' | 'Sync';
  IdentityType: string;
  CreatedTime: string;
  UpdatedTime: string;
  password: { salt: string; digest: string } | null;
  mustChange: boolean;
};

/** A person as seeded by tests and the demo. */
export const personSchema = z.strictObject({
  userId: z.string().optional(),
  userName: z.string().min(1).max(54),
  displayName: z.string().max(64).default(''),
  email: z.string().max(128).default(''),
  phone: z.string().max(20).default(''),
  password: z.string().optional(),
  source: z.enum(['Manual', 'Sync']).default('Manual'),
});

export type Person = z.input<typeof personSchema>;

export type UserStore = ReturnType<typeof createUserStore>;

/** Creates the instance's user store: in memory, in order of creation, with lookup by id and by name. */
export function createUserStore() {
  const byId = new Map<string, StoredUser>();
  const byName = new Map<string, StoredUser>();
  let listed: StoredUser[] | null = null;
  let made = 0;

  const remove = (user: StoredUser) => {
    byId.delete(user.UserId);
    byName.delete(user.UserName);
    listed = null;
  };
  return {
    get: (userId: string) => byId.get(userId),
    getByName: (userName: string) => byName.get(userName),
    list: () => {
      listed ??= [...byId.values()];
      return listed;
    },
    /** Adds a person and replaces one with the same user name. */
    add: (input: Person): StoredUser => {
      const person = personSchema.parse(input);
      const previous = byName.get(person.userName);
      if (previous) remove(previous);
      made += 1;
      const now = new Date().toISOString();
      const user: StoredUser = {
        UserId: person.userId ?? `u-${String(made).padStart(10, '0')}`,
        UserName: person.userName,
        DisplayName: person.displayName,
        Description: '',
        Email: person.email,
        Phone: person.phone,
        Source: person.source,
        IdentityType: 'User',
        CreatedTime: now,
        UpdatedTime: now,
        password: person.password === undefined ? null : digestPassword(person.password),
        mustChange: false,
      };
      byId.set(user.UserId, user);
      byName.set(user.UserName, user);
      listed = null;
      return user;
    },
    remove,
    clear: () => {
      byId.clear();
      byName.clear();
      listed = null;
    },
  };
}

/** Adds `count` people without passwords: `user000001` and so on. */
export function seedGeneratedUsers(store: UserStore, count: number): void {
  for (let index = 1; index <= count; index += 1) {
    const number = String(index).padStart(6, '0');
    store.add({
      userName: `user${number}`,
      displayName: `User ${index}`,
      email: `user${number}@example.com`,
      phone: `+86199${String(index).padStart(8, '0')}`,
    });
  }
}

/** Returns a salted digest. Cheap on purpose, because this is a test server. */
export function digestPassword(password: string): { salt: string; digest: string } {
  const salt = randomBytes(16).toString('hex');
  return { salt, digest: createHash('sha256').update(salt).update(password).digest('hex') };
}

export function opens(user: StoredUser, password: string): boolean {
  if (!user.password) return false;
  const digest = createHash('sha256').update(user.password.salt).update(password).digest();
  return timingSafeEqual(digest, Buffer.from(user.password.digest, 'hex'));
}
