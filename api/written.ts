import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import etag from 'etag';

const compress = promisify(gzip);

/** An answer as it goes over the wire. */
export class Written {
  readonly bytes: Buffer;
  private tag?: string;
  private compressed?: Promise<Buffer>;

  constructor(body: unknown) {
    this.bytes = Buffer.from(JSON.stringify(body));
  }

  get etag(): string {
    return (this.tag ??= etag(this.bytes));
  }

  /** Compressed for whoever accepts that first, and kept for everybody after. */
  gzipped(): Promise<Buffer> {
    return (this.compressed ??= compress(this.bytes));
  }
}

const kept = new WeakMap<object, Written>();

/**
 * The JSON of something that never changes, such as a page of the catalog: while the catalog is in memory it is the same
 * object for everybody, and written once.
 */
export function written(source: object, shape: () => unknown): Written {
  let found = kept.get(source);
  if (!found) kept.set(source, (found = new Written(shape())));
  return found;
}
