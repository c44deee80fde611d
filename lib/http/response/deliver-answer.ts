import type { ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { type Answer, dropEffects, type Head, headOf, isPage, replaceAnswer, setHead } from './answer';
import { captureResponse, ignoreHandler, type Sink } from './capture-response';

/** How an answer is sent to the browser. */
export type Delivery =
  /** Buffers the whole answer, changes it and sends it in one piece. For pages only, because they are short. */
  | { finish: (answer: Answer) => Answer }
  /** Streams the answer, with an optional change and compression of each chunk. Buffers nothing. */
  | { head: Head; change?: (piece: Buffer) => Buffer; compressor?: Transform | null };

/** An answer in progress. */
export type Delivering = {
  /** Sends another answer instead and drops later writes. Closes the connection if the head is already sent. */
  replace(answer: Answer): void;
};

/**
 * Captures what a handler writes to a response and sends it as `choose` decides. `choose` is called once, with the head
 * and the first bytes of the body, which are empty if there is no body.
 */
export function deliverAnswer(response: ServerResponse, choose: (head: Head, first: Buffer) => Delivery): Delivering {
  let chosen: Sink | undefined;
  let replace: Delivering['replace'] = () => undefined;
  captureResponse(response, (wire) => {
    const sinkFor = (first: Buffer) => {
      chosen ??= openDelivery(choose(headOf(response), first), response, wire);
      return chosen;
    };
    replace = (answer) => {
      chosen = nowhere;
      dropEffects(response);
      setHead(response, replaceAnswer(headOf(response), answer));
      wire.end(answer.body);
      ignoreHandler(response);
    };
    return {
      flush() {
        // `choose` needs the first bytes of a page. They are written right after this.
        if (chosen || !isPage(headOf(response))) sinkFor(none).flush();
      },
      write(piece, done) {
        if (piece.length > 0) return sinkFor(piece).write(piece, done);
        done?.();
        return true;
      },
      end: (piece, done) => sinkFor(piece ?? none).end(piece, done),
    };
  });
  return {
    replace(answer) {
      if (response.writableEnded) return;
      if (response.headersSent) response.destroy();
      else replace(answer);
    },
  };
}

const none = Buffer.alloc(0);

/** Drops everything. */
const nowhere: Sink = {
  flush: () => undefined,
  write(_piece, done) {
    done?.();
    return true;
  },
  end: (_piece, done) => done?.(),
};

function openDelivery(delivery: Delivery, response: ServerResponse, wire: Sink): Sink {
  if ('finish' in delivery) return collect(delivery.finish, response, wire);
  const { head, change = (piece) => piece, compressor } = delivery;
  setHead(response, head);
  const target = compressor ? through(compressor, response, wire) : wire;
  return {
    flush: () => wire.flush(),
    write: (piece, done) => target.write(change(piece), done),
    end: (piece, done) => target.end(piece && change(piece), done),
  };
}

function collect(finish: (answer: Answer) => Answer, response: ServerResponse, wire: Sink): Sink {
  const pieces: Buffer[] = [];
  // The browser disconnected. Free the buffer, because the handler may never end.
  response.once('close', () => pieces.splice(0));
  return {
    flush: () => undefined,
    write(piece, done) {
      pieces.push(piece);
      done?.();
      return true;
    },
    end(piece, done) {
      if (piece) pieces.push(piece);
      const body = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
      const answer = finish({ ...headOf(response), body });
      setHead(response, answer);
      wire.end(response.req.method === 'HEAD' ? undefined : answer.body, done);
    },
  };
}

/** Sends through a compressor, with backpressure. The compressor is destroyed when the connection closes. */
function through(compressor: Transform, response: ServerResponse, wire: Sink): Sink {
  compressor.on('data', (piece: Buffer) => {
    if (!wire.write(piece)) compressor.pause();
  });
  compressor.on('end', () => wire.end());
  // The handler waits for `drain` of the response, but it is the compressor that is full.
  compressor.on('drain', () => response.emit('drain'));
  response.on('drain', () => {
    if (!response.writableNeedDrain) compressor.resume();
  });
  response.once('close', () => compressor.destroy());
  return {
    flush: () => wire.flush(),
    write: (piece, done) => compressor.write(piece, done),
    end: (piece, done) => (piece ? compressor.end(piece, done) : compressor.end(done)),
  };
}
