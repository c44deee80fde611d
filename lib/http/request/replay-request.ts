import { IncomingMessage } from 'node:http';

/** Returns a copy of a request whose body was already read, for a handler that reads the body itself. */
export function replayRequest(request: IncomingMessage, body: Buffer): IncomingMessage {
  const replay = new IncomingMessage(request.socket);
  replay.method = request.method ?? 'GET';
  replay.url = request.url ?? '/';
  replay.httpVersion = request.httpVersion;
  replay.httpVersionMajor = request.httpVersionMajor;
  replay.httpVersionMinor = request.httpVersionMinor;
  replay.rawHeaders = request.rawHeaders;
  replay.headers = { ...request.headers, 'content-length': String(body.length) };
  delete replay.headers['transfer-encoding'];
  replay.push(body);
  replay.push(null);
  replay.complete = true;
  return replay;
}
