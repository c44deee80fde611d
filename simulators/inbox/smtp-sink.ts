import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Controls } from './controls';
import { takeMailRefusal } from './controls';

/** RFC 5321, 4.5.3.1.6, without the line break. */
const lineLimit = 998;
const messageLimit = 1024 * 1024;

/** A name with a domain, not an address. */
const hostName = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i;

export type SinkEnvelope = { from: string; to: string[] };

/**
 * Creates an SMTP server that accepts every message (RFC 5321, with PIPELINING and 8BITMIME). Written by hand because
 * the usual package waits 100 ms before each greeting. `controls` is called at every step.
 */
export function createSmtpSink(
  controls: () => Controls['mail'],
  onMessage: (envelope: SinkEnvelope, source: string) => void,
  onRecipient: (address: string) => void,
): Server {
  return createServer((socket) => {
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    if (controls().down) socket.resetAndDestroy();
    else serve(socket, controls, onMessage, onRecipient).catch(() => socket.destroy());
  });
}

async function serve(
  socket: Socket,
  controls: () => Controls['mail'],
  onMessage: (envelope: SinkEnvelope, source: string) => void,
  onRecipient: (address: string) => void,
) {
  const reply = async (line: string) => {
    if (controls().replyDelayMs > 0) await wait(controls().replyDelayMs);
    socket.write(`${line}\r\n`);
  };
  if (controls().greetingDelayMs > 0) await wait(controls().greetingDelayMs);
  await reply('220 inbox.test ESMTP');
  let envelope: SinkEnvelope = { from: '', to: [] };
  let data: string[] | null = null;
  let greeting = '';
  for await (const line of lines(socket)) {
    if (data) {
      if (line !== '.') {
        data.push(line.startsWith('.') ? line.slice(1) : line);
        continue;
      }
      const source = `${data.join('\r\n')}\r\n`;
      data = null;
      const refused = takeMailRefusal(controls().refuseData, '6.0');
      if (refused) await reply(refused);
      else {
        onMessage(envelope, source);
        if (controls().dropAfterData > 0) {
          controls().dropAfterData -= 1;
          return socket.resetAndDestroy();
        }
        await reply('250 2.0.0 taken');
      }
      envelope = { from: '', to: [] };
      continue;
    }
    const path = /^(?:MAIL FROM|RCPT TO):<([^>]*)>/i.exec(line)?.[1];
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        greeting = line.slice(5);
        await reply('250-inbox.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 1048576');
        break;
      case 'HELO':
        greeting = line.slice(5);
        await reply('250 inbox.test');
        break;
      case 'NOOP':
        await reply('250 inbox.test');
        break;
      case 'RSET':
        envelope = { from: '', to: [] };
        await reply('250 2.0.0 reset');
        break;
      case 'MAIL':
        if (path === undefined) await reply('501 5.5.4 MAIL FROM:<address> expected');
        else {
          envelope = { from: path, to: [] };
          await reply('250 2.1.0 sender ok');
        }
        break;
      case 'RCPT': {
        if (path === undefined) {
          await reply('501 5.5.4 RCPT TO:<address> expected');
          break;
        }
        onRecipient(path);
        const refused =
          controls().wantsHostName && !hostName.test(greeting)
            ? `504 5.5.2 <${greeting}>: Helo command rejected: need fully-qualified hostname`
            : takeMailRefusal(controls().refuse, '1.1');
        if (!refused) envelope.to.push(path);
        await reply(refused ?? '250 2.1.5 recipient ok');
        break;
      }
      case 'DATA':
        if (envelope.to.length > 0) data = [];
        await reply(data ? '354 end with a line that holds one dot' : '503 5.5.1 no recipient');
        break;
      case 'QUIT':
        await reply('221 2.0.0 bye');
        return socket.end();
      default:
        await reply('502 5.5.1 unknown command');
    }
  }
}

async function* lines(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  let sinceReply = 0;
  // The last reply must still be sent after the reader has stopped.
  for await (const chunk of socket.setEncoding('latin1').iterator({ destroyOnReturn: false })) {
    rest += chunk;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      sinceReply = line === '.' ? 0 : sinceReply + end;
      if (end > lineLimit || sinceReply > messageLimit) return socket.destroy();
      yield line;
    }
    if (rest.length > lineLimit) return socket.destroy();
  }
}
