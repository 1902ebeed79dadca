import etag from 'etag';

/** An answer as it goes over the wire. */
export class Written {
  readonly bytes: Buffer;
  readonly etag: string;

  constructor(body: unknown) {
    this.bytes = Buffer.from(JSON.stringify(body));
    this.etag = etag(this.bytes);
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
