import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** How a mail server behaves with regard to TLS and login. */
export type TlsMailServerOptions = {
  certificate: { cert: string; key: string };
  /**
   * `from_start`: TLS from the first byte. `starttls`: offered and performed. `stripped`: neither offered nor known, as
   * an attacker in between would make it look. `promised`: offered, then refused.
   */
  tls: 'from_start' | 'starttls' | 'stripped' | 'promised';
  /** The login mechanisms that are offered under TLS, or without it if `loginInTheClear` is set. */
  login?: readonly ('PLAIN' | 'LOGIN')[];
  loginInTheClear?: boolean;
  /** Sent in plain text right after the reply to STARTTLS, as an attacker in between would. */
  injected?: string;
  /** The reply to MAIL FROM. */
  sender?: string;
};

/** What reached the server: `clear` before TLS, `secured` under it. A `message` is the content of DATA. */
export type TlsMailServer = {
  port: number;
  seen: { clear: string[]; secured: string[]; messages: string[]; logins: string[] };
  close(): Promise<void>;
};

/** The only accepted login. */
export const testLogin = { user: 'sender', pass: 'pass:wörd/1' };

/** Starts a mail server on 127.0.0.1 that uses real TLS and records every line it receives. */
export async function startTlsMailServer(options: TlsMailServerOptions): Promise<TlsMailServer> {
  const seen: TlsMailServer['seen'] = { clear: [], secured: [], messages: [], logins: [] };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    if (options.tls === 'from_start') serve(secure(socket), 'secured', true);
    else serve(socket, 'clear', true);
  });

  function secure(socket: Socket): TLSSocket {
    const secureContext = createSecureContext(options.certificate);
    return new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
  }

  function serve(socket: Socket, kind: 'clear' | 'secured', greets: boolean): void {
    const reply = (...lines: string[]) => socket.write(lines.map((line) => `${line}\r\n`).join(''));
    const isSecured = kind === 'secured';
    const offersLogin = (options.login?.length ?? 0) > 0 && (isSecured || options.loginInTheClear === true);
    let expects: ((line: string) => void) | null = null;
    const finish = (user: string, pass: string) => {
      const isRight = user === testLogin.user && pass === testLogin.pass;
      seen.logins.push(user);
      reply(isRight ? '235 2.7.0 welcome' : '535 5.7.8 wrong name or password');
    };
    const logIn = (way: string | undefined, initial: string | undefined) => {
      if (!offersLogin) return reply('503 5.5.1 no login here');
      if (way === 'PLAIN' && initial) {
        const [, user = '', pass = ''] = decode(initial).split('\0');
        return finish(user, pass);
      }
      reply(`334 ${Buffer.from('Username:').toString('base64')}`);
      expects = (user) => {
        reply(`334 ${Buffer.from('Password:').toString('base64')}`);
        expects = (pass) => {
          expects = null;
          finish(decode(user), decode(pass));
        };
      };
    };
    const takeMessage = () => {
      const lines: string[] = [];
      reply('354 go ahead');
      expects = (line) => {
        if (line !== '.') return void lines.push(line);
        expects = null;
        seen.messages.push(lines.join('\r\n'));
        reply('250 2.0.0 taken');
      };
    };
    const obey = (line: string) => {
      const [command, ...words] = line.split(' ');
      switch (command) {
        case 'EHLO':
          return reply(
            ...['250-mail.example.com', '250-8BITMIME'],
            ...(!isSecured && (options.tls === 'starttls' || options.tls === 'promised') ? ['250-STARTTLS'] : []),
            ...(offersLogin ? [`250-AUTH ${options.login?.join(' ')}`] : []),
            '250 SIZE 1000000',
          );
        case 'STARTTLS':
          if (options.tls !== 'starttls' || isSecured) return reply('502 5.5.1 not here');
          socket.removeListener('data', hear);
          socket.write(`220 2.0.0 go ahead\r\n${options.injected ?? ''}`);
          return serve(secure(socket), 'secured', false);
        case 'AUTH':
          return logIn(words[0], words[1]);
        case 'MAIL':
          return reply(options.sender ?? '250 2.1.0 sender ok');
        case 'RCPT':
          return reply('250 2.1.5 recipient ok');
        case 'DATA':
          return takeMessage();
        case 'QUIT':
          return socket.end('221 2.0.0 bye\r\n');
        default:
          return reply('502 5.5.1 unknown');
      }
    };
    let rest = '';
    function hear(chunk: Buffer): void {
      rest += chunk.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        seen[kind].push(line);
        if (expects) expects(line);
        else obey(line);
      }
    }
    socket.on('data', hear);
    if (greets) reply('220 mail.example.com ESMTP');
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
