import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(js|css|svg|json)$/;
const withBrotli = promisify(brotliCompress);
const withGzip = promisify(gzip);

/**
 * Puts a brotli and a gzip copy beside each file of text, as small as they get: once at build time, so that no request
 * waits for it or is served a quicker, larger one.
 * @param {string} folder
 */
export async function compressFiles(folder) {
  const names = (await readdir(folder)).filter((name) => TEXT.test(name));
  await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const content = await readFile(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      await writeFile(`${file}.br`, await withBrotli(content, { params }));
      await writeFile(`${file}.gz`, await withGzip(content, { level: constants.Z_BEST_COMPRESSION }));
    }),
  );
}
