import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';

type Done = (error?: Error | null) => void;

/** Receives what a handler writes to a response. */
export type Sink = {
  /** Called when the handler wants the head sent before the body. */
  flush(): void;
  /** Receives a chunk of the body. Returns false if the handler must wait for `drain`. */
  write(piece: Buffer, done?: Done): boolean;
  end(piece?: Buffer, done?: Done): void;
};

/**
 * Redirects everything that a handler writes to a response into a sink. `openSink` gets the response's own methods as
 * `wire`. Nothing is sent before the sink calls them, so status and headers can change until then. The handler still
 * uses the real response object, with its real headers and events such as `close`.
 *
 * This is the only code that replaces methods of a response.
 */
export function captureResponse(response: ServerResponse, openSink: (wire: Sink) => Sink): void {
  // Node calls `writeHead` itself when it sends the head, and must find the original method then.
  const release = () => void Reflect.deleteProperty(response, 'writeHead');
  const flush = response.flushHeaders.bind(response);
  const write = response.write.bind(response) as (piece: Buffer, done?: Done) => boolean;
  const end = response.end.bind(response) as (piece?: Buffer, done?: Done) => void;
  const sink = openSink({
    flush() {
      release();
      flush();
    },
    write(piece, done) {
      release();
      return write(piece, done);
    },
    end(piece, done) {
      release();
      end(piece, done);
    },
  });
  response.writeHead = ((status: number, ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[])[]) => {
    response.statusCode = status;
    for (const part of rest) {
      if (typeof part === 'string') response.statusMessage = part;
      else for (const [name, value] of pairsOf(part)) response.setHeader(name, value);
    }
    return response;
  }) as typeof response.writeHead;
  response.flushHeaders = () => sink.flush();
  response.write = ((...args: unknown[]) =>
    sink.write(bytesOf(args[0], args[1]) ?? Buffer.alloc(0), doneOf(args))) as typeof response.write;
  response.end = ((...args: unknown[]) => {
    sink.end(bytesOf(args[0], args[1]), doneOf(args));
    return response;
  }) as typeof response.end;
}

/** Makes a response ignore further headers. An interrupted handler continues to set them, and that must not throw. */
export function ignoreHandler(response: ServerResponse): void {
  response.setHeader = () => response;
  response.appendHeader = () => response;
  response.removeHeader = () => undefined;
  response.writeHead = (() => response) as typeof response.writeHead;
}

function pairsOf(headers: OutgoingHttpHeaders | OutgoingHttpHeader[]): [string, OutgoingHttpHeader][] {
  // A list alternates names and values.
  const pairs = Array.isArray(headers)
    ? headers.flatMap((name, at) => (at % 2 === 0 ? [[String(name), headers[at + 1]] as const] : []))
    : Object.entries(headers);
  return pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function bytesOf(piece: unknown, encoding: unknown): Buffer | undefined {
  if (piece instanceof Uint8Array) return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
  if (typeof piece !== 'string') return undefined;
  return Buffer.from(piece, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8');
}

function doneOf(args: unknown[]): Done | undefined {
  return args.find((arg): arg is Done => typeof arg === 'function');
}
