import type { ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { type Answer, dropEffects, type Head, headOf, isPage, replaceAnswer, setHead } from './answer';
import { captureResponse, ignoreHandler, type Sink } from './capture-response';

/** How an answer goes to the browser. */
export type Delivery =
  /** Waits for its end, is changed as one value, and goes out in one piece. For pages only: they are short. */
  | { finish: (answer: Answer) => Answer }
  /** Goes out as it is written, each piece changed and compressed where that is wanted. Takes no memory. */
  | { head: Head; change?: (piece: Buffer) => Buffer; compressor?: Transform | null };

/** An answer under way. */
export type Delivering = {
  /** Sends another answer in its place and drops what is still written. Cuts the connection if its head is already sent. */
  replace(answer: Answer): void;
};

/**
 * Captures what a handler writes to a response and delivers it as `choose` says, which is asked once: with the head, and
 * with the first bytes of the body, if there are any.
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
        // A page is judged by its first bytes, which are written at once after this.
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

/** Takes everything and sends nothing. */
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
  // The browser is gone: what was collected for it must not wait for a handler that never ends.
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

/** Sends by way of a compressor, no faster than the browser takes it. It ends with the connection. */
function through(compressor: Transform, response: ServerResponse, wire: Sink): Sink {
  compressor.on('data', (piece: Buffer) => {
    if (!wire.write(piece)) compressor.pause();
  });
  compressor.on('end', () => wire.end());
  // The handler waits for the response, which takes no more only because the compressor does not.
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
