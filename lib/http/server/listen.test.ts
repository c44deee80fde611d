import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from './listen';

test('a taken port and an unusable host are told with both, and what to change (F2, T8)', async () => {
  const first = createServer();
  await listen(first, 0, '127.0.0.1');
  const { port } = first.address() as AddressInfo;
  await expect(listen(createServer(), port, '127.0.0.1')).rejects.toThrow(
    `PORT: ${port} on 127.0.0.1 is taken by another program`,
  );
  first.close();
  await expect(listen(createServer(), 0, '192.0.2.1')).rejects.toThrow(
    'HOSTNAME: 192.0.2.1 is no address of this machine',
  );
  await expect(listen(createServer(), 0, 'no-such-host.invalid')).rejects.toThrow(
    /HOSTNAME: no-such-host\.invalid cannot be used to listen on \(port 0, E/,
  );
});
