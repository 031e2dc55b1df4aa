import { createReadStream, type ReadStream } from "node:fs";
import { Transform } from "node:stream";
import { createGunzip, type Gunzip } from "node:zlib";

// Far above any real snapshot; a file that unpacks to more is a decompression bomb.
const MAX_BYTES = 4 * 2 ** 30;
// A hundred thousand gaps of one kind shrink to a 120th; repeated lines to a 250th and less.
const MAX_RATIO = 200;
const RATIO_COUNTS_FROM = 64 * 2 ** 20;

/** The streams that unpack a gzip file and refuse a decompression bomb and bytes after its end. */
export function unpackStreams(path: string): {
  source: ReadStream;
  gunzip: Gunzip;
  guard: Transform;
} {
  const source = createReadStream(path);
  const gunzip = createGunzip({ chunkSize: 2 ** 16 });
  let unpacked = 0;
  const guard = new Transform({
    transform(chunk: Uint8Array, _, done) {
      unpacked += chunk.byteLength;
      const bomb =
        unpacked > MAX_BYTES ||
        (unpacked > RATIO_COUNTS_FROM && unpacked > MAX_RATIO * gunzip.bytesWritten);
      done(bomb ? new RangeError("the file unpacks to more than any snapshot holds") : null, chunk);
    },
    flush(done) {
      // gunzip passes over whatever follows the end of the gzip data.
      const more = source.bytesRead > gunzip.bytesWritten;
      done(more ? new RangeError("there is more after the end of the snapshot") : null);
    },
  });
  return { source, gunzip, guard };
}
