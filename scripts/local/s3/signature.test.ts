import { describe, expect, it } from 'vitest';
import { authorize } from './authorization.ts';
import { parseTarget } from './uri.ts';

// Known answers: the worked examples of "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API reference.
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const signedAt = Date.parse('2013-05-24T00:00:00Z');
const host = 'examplebucket.s3.amazonaws.com';
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const getObject = (signature: string) => ({
  method: 'GET',
  target: parseTarget('/test.txt'),
  headers: {
    host,
    range: 'bytes=0-9',
    'x-amz-content-sha256': EMPTY,
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      `SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
  },
});

const presigned = (signature: string) => ({
  method: 'GET',
  target: parseTarget(
    '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
      '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
      '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
      `&X-Amz-Signature=${signature}`,
  ),
  headers: { host },
});

const HEADER_SIGNATURE = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
const QUERY_SIGNATURE = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
const FORGED = '0'.repeat(64);
const DAY_MS = 86_400_000;

describe('SigV4 of the S3 reference', () => {
  it('accepts the documented Authorization header and takes the payload hash from it', () => {
    expect(authorize(getObject(HEADER_SIGNATURE), credentials, signedAt).payload).toBe(EMPTY);
  });

  it('accepts the documented presigned URL until the second it expires', () => {
    const { parameters, payload } = authorize(presigned(QUERY_SIGNATURE), credentials, signedAt + DAY_MS);
    expect([...parameters.keys()]).toEqual([]);
    expect(payload).toBe('UNSIGNED-PAYLOAD');
    expect(() => authorize(presigned(QUERY_SIGNATURE), credentials, signedAt + DAY_MS + 1)).toThrow(
      /expired/,
    );
  });

  it('refuses a presigned URL from the future', () => {
    expect(() => authorize(presigned(QUERY_SIGNATURE), credentials, signedAt - 16 * 60_000)).toThrow(
      /not yet valid/,
    );
  });

  it('refuses any other signature, key, path or method', () => {
    const mismatch = /does not match/;
    expect(() => authorize(getObject(FORGED), credentials, signedAt)).toThrow(mismatch);
    expect(() => authorize(presigned(FORGED), credentials, signedAt)).toThrow(mismatch);
    const genuine = getObject(HEADER_SIGNATURE);
    expect(() => authorize({ ...genuine, method: 'DELETE' }, credentials, signedAt)).toThrow(mismatch);
    expect(() => authorize({ ...genuine, target: parseTarget('/other.txt') }, credentials, signedAt)).toThrow(
      mismatch,
    );
    const stranger = { ...credentials, accessKeyId: 'AKIASTRANGER' };
    expect(() => authorize(genuine, stranger, signedAt)).toThrow(/does not exist/);
  });

  it('refuses a header signature more than 15 minutes off', () => {
    const genuine = getObject(HEADER_SIGNATURE);
    expect(() => authorize(genuine, credentials, signedAt + 15 * 60_000 + 1)).toThrow(/too large/);
    expect(() => authorize(genuine, credentials, signedAt - 15 * 60_000 - 1)).toThrow(/too large/);
  });

  it('refuses x-amz-* headers that are not signed', () => {
    const genuine = presigned(QUERY_SIGNATURE);
    const headers = { ...genuine.headers, 'x-amz-copy-source': '/archivos/secreto' };
    expect(() => authorize({ ...genuine, headers }, credentials, signedAt)).toThrow(/not signed/);
  });

  it('refuses a request signed both ways', () => {
    const both = { ...presigned(QUERY_SIGNATURE), headers: getObject(HEADER_SIGNATURE).headers };
    expect(() => authorize(both, credentials, signedAt)).toThrow(/Only one auth mechanism/);
  });
});
