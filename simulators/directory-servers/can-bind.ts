import { Client } from 'ldapts';

/** Whether a name and a password sign in at a server on this machine. */
export async function canBind(url: string, name: string, password: string): Promise<boolean> {
  const client = new Client({ url });
  try {
    await client.bind(name, password);
    return true;
  } catch {
    return false;
  } finally {
    await client.unbind();
  }
}
