import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { FileSigner, SignedUrl } from '../files.ts';

/** Where the files bucket is and who signs for it. */
export interface SignerConfig {
  readonly region: string;
  /** `https://<bucket>.s3.<region>.amazonaws.com` in the cloud; the embedded bucket's own address otherwise. */
  readonly endpoint: string;
  readonly credentials: () => Promise<{
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  }>;
}

const putSeconds = 600;
const getSeconds = 300;

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const encodedKey = (key: string) => key.split('/').map(encoded).join('/');

const toUrl = (request: {
  protocol: string;
  hostname: string;
  port?: number | undefined;
  path: string;
  query?: Record<string, string | string[] | null> | undefined;
}) => {
  // Encoded as the signature encodes it: a form's `+` for a blank would not match.
  const query = Object.entries(request.query ?? {})
    .map(([name, value]) => `${encoded(name)}=${encoded(String(value))}`)
    .join('&');
  return `${request.protocol}//${request.hostname}${request.port ? `:${request.port}` : ''}${request.path}?${query}`;
};

/** Signs URLs with Signature Version 4, without loading an S3 client into the API function. */
export const createSigner = (config: SignerConfig): FileSigner => {
  const signer = new SignatureV4({
    service: 's3',
    region: config.region,
    credentials: config.credentials,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const base = new URL(config.endpoint);
  const presign = async (
    method: 'GET' | 'PUT',
    key: string,
    query: Record<string, string>,
    headers: Record<string, string>,
    expiresIn: number,
  ): Promise<SignedUrl> => {
    const signed = await signer.presign(
      {
        method,
        protocol: base.protocol,
        hostname: base.hostname,
        ...(base.port ? { port: Number(base.port) } : {}),
        path: `${base.pathname.replace(/\/$/, '')}/${encodedKey(key)}`,
        query,
        headers: { host: base.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
      },
      { expiresIn, unhoistableHeaders: new Set(Object.keys(headers)) },
    );
    return { url: toUrl(signed), method, headers };
  };
  return {
    put: (key, type) => presign('PUT', key, {}, { 'content-type': type }, putSeconds),
    get: (key, name) =>
      presign(
        'GET',
        key,
        { 'response-content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` },
        {},
        getSeconds,
      ),
  };
};
