import { Transform, type TransformCallback } from 'node:stream';

/**
 * React writes a page in pieces of two kilobytes, and each would pass three kinds of stream on its way to the socket by
 * itself. This hands on what has gathered whenever React says that a part is complete, so the page still streams.
 */
export class Pieces extends Transform {
  private gathered: Buffer[] = [];

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.gathered.push(piece);
    done();
  }

  override _flush(done: TransformCallback): void {
    this.flush();
    done();
  }

  /** React calls this after each part. */
  flush(): void {
    if (this.gathered.length > 0) this.push(Buffer.concat(this.gathered));
    this.gathered = [];
  }
}
