import { PNG } from 'pngjs';
import { z } from 'zod';
import type { Puzzle } from '@/lib/providers/types';
import { fitPicture, type PictureKind } from './fit-picture';

/** @see https://support.huaweicloud.com/intl/en-us/api-meeting/meeting_21_0100.html */
const answerSchema = z.object({
  shadowImage: z.string().max(700_000),
  cutImage: z.string().max(300_000),
  pointY: z.coerce.number().int().min(0).max(4096),
  token: z.string().min(1).max(4096),
  expire: z.coerce.number().int().min(1).max(3600).catch(60),
});

/** Parses the response of step 1: the puzzle, T1 and its lifetime in seconds. Null if it does not match the page. */
export function readPuzzle(body: unknown): { puzzle: Puzzle; token: string; expireSeconds: number } | null {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) return null;
  const background = readPng(answer.data.shadowImage, 'background');
  const piece = readPng(answer.data.cutImage, 'piece');
  if (!background || !piece || piece.width >= background.width || piece.height > background.height) return null;
  const puzzle: Puzzle = {
    background: background.url,
    piece: piece.url,
    width: background.width,
    height: background.height,
    pieceWidth: piece.width,
    pieceHeight: piece.height,
    pieceY: answer.data.pointY,
  };
  return { puzzle, token: answer.data.token, expireSeconds: answer.data.expire };
}

/** The size is in the first chunk of a PNG file. The text is rendered into a page, so only plain base64 passes. */
function readPng(text: string, kind: PictureKind): { url: string; width: number; height: number } | null {
  const base64 = text.replace(/^data:image\/png;base64,/i, '').replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const file = Buffer.from(base64, 'base64');
  if (file.length < 24 || file.toString('latin1', 1, 4) !== 'PNG') return null;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (width < 1 || height < 1 || width > 2000 || height > 2000) return null;
  return { url: fitFile(file, kind) ?? `data:image/png;base64,${base64}`, width, height };
}

/** Returns null for a file that pngjs cannot read. A browser may still read it, so the person gets it unchanged. */
function fitFile(file: Buffer, kind: PictureKind): string | null {
  try {
    return fitPicture(PNG.sync.read(file, { checkCRC: false }), kind);
  } catch {
    return null;
  }
}
