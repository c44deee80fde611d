import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import { readLimited } from '@/lib/base/read-limited';

/** Larger than any of our forms, even with 10,000 characters pasted into a field by mistake. */
export const bodyLimitBytes = 64 * 1024;

export type ActionBody = { body: Buffer; actionIds: string[] };

/**
 * Reads the whole body of a POST to a page and parses it as the framework will. Otherwise a body that the framework
 * cannot decode would cause a 500 and a log entry that quotes the input. Returns the body and the ids of the server
 * actions it names, or the HTTP status of the refusal: 400 malformed, 413 too large, 415 wrong content type.
 */
export async function readActionBody(request: IncomingMessage): Promise<ActionBody | { status: 400 | 413 | 415 }> {
  const body = await readBody(request);
  if (!Buffer.isBuffer(body)) return body;
  const type = request.headers['content-type'] ?? '';
  const called = request.headers['next-action'];
  if (type.startsWith('multipart/form-data')) return readMultipart(body, type, called);
  if (typeof called !== 'string') return { status: 415 };
  if (!type.startsWith('text/plain')) return { status: 415 };
  return isJsonArray(body.toString('utf8')) ? { body, actionIds: [called] } : { status: 400 };
}

async function readBody(request: IncomingMessage): Promise<Buffer | { status: 400 | 413 }> {
  try {
    // Do not destroy the stream on a refusal, so that the browser can read the answer while the server drops the rest.
    const whole = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    const body = await readLimited(whole, bodyLimitBytes);
    if (body !== null) return body;
  } catch {
    // The browser disconnected before the end of the body.
    return { status: 400 };
  }
  // Read and drop the rest. Unread data would reset the connection before the browser gets the answer.
  request.resume();
  return { status: 413 };
}

async function readMultipart(
  body: Buffer,
  type: string,
  called: string | string[] | undefined,
): Promise<ActionBody | { status: 400 }> {
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    return { status: 400 };
  }
  if (typeof called === 'string') {
    const root = form.get('0');
    return typeof root === 'string' && isJsonArray(root) ? { body, actionIds: [called] } : { status: 400 };
  }
  const actionIds = [...form.keys()].flatMap((name) => actionIdIn(name, form));
  return actionIds.length === 1 ? { body, actionIds } : { status: 400 };
}

/**
 * Returns the action id in a field of a form sent without scripts: in the field's name, or in a reference with
 * arguments.
 */
function actionIdIn(name: string, form: FormData): string[] {
  if (name.startsWith('$ACTION_ID_')) return [name.slice('$ACTION_ID_'.length)];
  if (!name.startsWith('$ACTION_REF_')) return [];
  const part = `$ACTION_${name.slice('$ACTION_REF_'.length)}`;
  return [readReference(String(form.get(`${part}:0`)), String(form.get(`${part}:1`)))];
}

/** Returns the id in a reference, or '' if the framework could not decode the reference or its arguments. */
function readReference(reference: string, bound: string): string {
  try {
    const { id } = referenceSchema.parse(JSON.parse(reference));
    const state: unknown = JSON.parse(bound);
    return Array.isArray(state) && isPlainState(state, 0) ? id : '';
  } catch {
    return '';
  }
}

const referenceSchema = z.object({ id: z.string(), bound: z.literal('$@1') });

/**
 * Whether a value is like the state of our forms: shallow data, without texts that the framework reads as references.
 */
function isPlainState(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.startsWith('$') || value.startsWith('$$') || value === '$undefined';
  if (typeof value !== 'object' || value === null) return true;
  return depth < 8 && Object.values(value).every((part) => isPlainState(part, depth + 1));
}

function isJsonArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}
