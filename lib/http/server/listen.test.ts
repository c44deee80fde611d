import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from './listen';

test('a taken port and an unusable host are told with both, and what to change (F2, T8)', async () => {
  const first = createServer();
  await listen(first, 0, '127.0.0.1');
  const { port } = first.address() as AddressInfo;
  await expect(listen(createServer(), port, '127.0.0.1')).rejects.toThrow(
    `PORT: ${port} on 127.0.0.1 is already in use by another program`,
  );
  first.close();
  await expect(listen(createServer(), 0, '192.0.2.1')).rejects.toThrow(
    'HOSTNAME: 192.0.2.1 is not an address of this machine',
  );
  await expect(listen(createServer(), 0, 'no-such-host.invalid')).rejects.toThrow(
    /HOSTNAME: cannot listen on no-such-host\.invalid \(port 0, E/,
  );
});
