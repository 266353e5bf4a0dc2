import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmbeddedS3 } from './embedded-s3.ts';
import { CREDENTIALS } from './harness.ts';

/**
 * Child process of the disk-full test: serves an embedded S3 under a file size limit set by the shell that started it,
 * so that writes fail in the middle as they do on a full disk. Prints its port, then one line per internal error.
 */
const [dir = ''] = process.argv.slice(2);
const s3 = await EmbeddedS3.open({
  ...CREDENTIALS,
  dir,
  onError: (error) => console.log(error instanceof Error && 'code' in error ? error.code : error),
});
const server = http.createServer(s3.handler);
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
