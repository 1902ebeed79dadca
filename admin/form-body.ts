import type { Request, RequestHandler } from 'express';
import { RequestRefusal } from './errors';

// A file to import comes as the text of a field.
const MOST_BYTES = 1024 * 1024;
const MOST_FIELDS = 200;

/**
 * Reads the forms of AdminJS's client in place of formidable, which AdminJS would run by itself: formidable writes what
 * calls itself a file to disk before anybody looks, and takes JSON of any size. Here a form is text, small, and in memory.
 */
export function formBody(): RequestHandler {
  return async (req, _res, next) => {
    try {
      const fields = req.method === 'POST' ? await readForm(req) : {};
      // AdminJS's router runs formidable unless it finds this mark.
      Object.assign(req, { fields, files: {}, express_formidable: { parsed: true } });
      next();
    } catch (error) {
      next(error);
    }
  };
}

/** The form of a request that `formBody` has read. */
export const formOf = (req: Request): Record<string, string> => (req as Request & { fields: Record<string, string> }).fields;

async function readForm(req: Request): Promise<Record<string, string>> {
  const isEmpty = req.get('transfer-encoding') === undefined && Number(req.get('content-length') ?? 0) === 0;
  if (isEmpty) return {};
  const type = req.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new RequestRefusal(415, 'Only forms are taken here.', CLOSE);
  const form = await parsed(await bytesOf(req), type);
  const fields = [...form.entries()];
  if (fields.length > MOST_FIELDS) throw tooLarge();
  const texts = fields.filter((field): field is [string, string] => typeof field[1] === 'string');
  if (texts.length < fields.length) throw new RequestRefusal(415, 'Files are not taken here.');
  return Object.fromEntries(texts);
}

// What is left of a refused body is not worth reading.
const CLOSE = { Connection: 'close' };
const tooLarge = () => new RequestRefusal(413, 'This is too large: at most 1 MB is taken here.', CLOSE);

async function bytesOf(req: Request): Promise<Buffer<ArrayBuffer>> {
  if (Number(req.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function parsed(bytes: Buffer<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw new RequestRefusal(400, 'This form could not be read.');
  }
}
