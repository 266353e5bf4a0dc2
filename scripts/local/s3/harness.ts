import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { EmbeddedS3, type EmbeddedS3Options } from './embedded-s3.ts';
import type { S3EventRecord } from './events.ts';
import { signText } from './signature.ts';
import { encodePath } from './uri.ts';

/** Test support: an embedded S3 on a port of its own, with an AWS client that speaks to it. */
export const CREDENTIALS = { accessKeyId: 'LOCALKEY', secretAccessKey: 'local/secret+key' };
export const ORIGIN = 'http://localhost:3333';
export const BUCKET = 'archivos';
const REGION = 'sa-east-1';

export interface PresignOptions {
  readonly expiresIn?: number;
  readonly signedAt?: Date;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

interface Presigner {
  presign(
    request: object,
    options: { expiresIn: number; signingDate: Date },
  ): Promise<{ query: Record<string, string> }>;
}

const isPresigner = (signer: object): signer is Presigner => 'presign' in signer;

export class S3Harness implements AsyncDisposable {
  readonly s3: EmbeddedS3;
  readonly client: S3Client;
  readonly port: number;
  readonly dir: string;
  readonly events: S3EventRecord[];
  readonly errors: unknown[];
  readonly #server: http.Server;

  private constructor(
    parts: Pick<S3Harness, 's3' | 'port' | 'dir' | 'events' | 'errors'>,
    server: http.Server,
  ) {
    this.s3 = parts.s3;
    this.port = parts.port;
    this.dir = parts.dir;
    this.events = parts.events;
    this.errors = parts.errors;
    this.#server = server;
    this.client = new S3Client({
      endpoint: this.url,
      region: REGION,
      credentials: CREDENTIALS,
      forcePathStyle: true,
      maxAttempts: 1,
    });
  }

  /** @param options `dir` given: reopen that folder and leave it there afterwards */
  static async start(options: Partial<EmbeddedS3Options> = {}): Promise<S3Harness> {
    const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 's3-')));
    const events: S3EventRecord[] = [];
    const errors: unknown[] = [];
    const s3 = await EmbeddedS3.open({
      ...CREDENTIALS,
      dir,
      corsOrigins: [ORIGIN],
      onEvent: (event) => void events.push(event),
      onError: (error) => void errors.push(error),
      ...options,
    });
    await s3.createBucket(BUCKET);
    const server = http.createServer(s3.handler);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    return new S3Harness({ s3, port, dir, events, errors }, server);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A presigned URL made by the signer of the AWS SDK itself. */
  async presign(method: string, key: string, options: PresignOptions = {}): Promise<string> {
    const signer: object = await this.client.config.signer();
    if (!isPresigner(signer)) throw new Error('the SDK signer cannot presign');
    const path = `/${BUCKET}/${encodePath(key)}`;
    const host = `127.0.0.1:${this.port}`;
    const payload = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const signed = await signer.presign(
      {
        method,
        protocol: 'http:',
        hostname: '127.0.0.1',
        port: this.port,
        path,
        query: { ...options.query },
        headers: { host, ...payload, ...options.headers },
      },
      { expiresIn: options.expiresIn ?? 60, signingDate: options.signedAt ?? new Date() },
    );
    return `${this.url}${path}?${new URLSearchParams(signed.query)}`;
  }

  /** The fields of a browser upload form whose policy has the given conditions besides those of the signature. */
  signForm(
    fields: Readonly<Record<string, string>>,
    conditions: readonly unknown[],
    expires = new Date(Date.now() + 60_000),
  ): Record<string, string> {
    const date = `${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`;
    const day = date.slice(0, 8);
    const signature = {
      'x-amz-algorithm': 'AWS4-HMAC-SHA256',
      'x-amz-credential': `${CREDENTIALS.accessKeyId}/${day}/${REGION}/s3/aws4_request`,
      'x-amz-date': date,
    };
    const document = {
      expiration: expires.toISOString(),
      conditions: [{ bucket: BUCKET }, ...conditions, signature],
    };
    const policy = Buffer.from(JSON.stringify(document)).toString('base64');
    const scope = { day, region: REGION };
    const seal = signText(policy, CREDENTIALS.secretAccessKey, scope);
    return { ...fields, ...signature, policy, 'x-amz-signature': seal };
  }

  async postForm(fields: Readonly<Record<string, string>>, file: Blob, name = 'a.png'): Promise<Response> {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, value);
    form.append('file', file, name);
    return fetch(`${this.url}/${BUCKET}`, { method: 'POST', body: form });
  }

  /** Stops serving but keeps the folder, for a second start on it. */
  async stop(): Promise<void> {
    this.client.destroy();
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
    await this.s3.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await rm(this.dir, { recursive: true, force: true });
  }
}

/** Text of the `<Code>` of an S3 error answer. */
export const errorCode = async (response: Response): Promise<string | undefined> =>
  /<Code>(.*)<\/Code>/.exec(await response.text())?.[1];
