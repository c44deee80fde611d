import type { AddressInfo } from 'node:net';
import { createControls } from '@/simulators/inbox/controls';
import { decodeMail } from '@/simulators/inbox/decode-mail';
import { createSmtpSink } from '@/simulators/inbox/smtp-sink';

export type CodeSink = {
  /** SMTP URL for the portal's configuration. */
  url: string;
  /** Resolves with the next code for an address. Call it before sending the form. Rejects after 15 s. */
  nextCode(address: string): Promise<string>;
  /** Returns the number of received messages without a code: notices of a changed password. */
  notices(): number;
  close(): void;
};

const longestWaitMs = 15_000;

/** Starts a mail server in this process that accepts mail at once and extracts the codes. */
export async function startCodeSink(): Promise<CodeSink> {
  const waiting = new Map<string, (code: string) => void>();
  let notices = 0;
  const { current } = createControls();
  const server = createSmtpSink(
    () => current.mail,
    ({ to: [address = ''] }, source) => {
      const code = /^\s*(\d{6})\b/.exec(decodeMail(source).text)?.[1];
      if (!code) notices += 1;
      else waiting.get(address)?.(code);
    },
    () => undefined,
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextCode: (address) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const late = setTimeout(() => reject(new Error(`no code came for ${address}`)), longestWaitMs);
      waiting.set(address, resolve);
      const settled = () => {
        clearTimeout(late);
        waiting.delete(address);
      };
      promise.then(settled, settled);
      return promise;
    },
    notices: () => notices,
    close: () => server.close(),
  };
}
