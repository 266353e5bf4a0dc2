import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUCKET, errorCode, ORIGIN, S3Harness } from './harness.ts';

let harness: S3Harness;
beforeAll(async () => {
  harness = await S3Harness.start({ maxObjectBytes: 1_000_000 });
  await harness.s3.put(BUCKET, 'informe.pdf', Buffer.from('PDF!'), { contentType: 'application/pdf' });
});
afterAll(() => harness[Symbol.asyncDispose]());

const body = async (key: string) => (await harness.s3.get(BUCKET, key)).body.toString();

describe('presigned URLs', () => {
  it('upload with a signed content type and metadata', async () => {
    const headers = { 'content-type': 'application/pdf', 'x-amz-meta-autor': 'ñ' };
    const url = await harness.presign('PUT', 'subidas/ñandú (1)!.pdf', { headers });
    expect(url).toContain('x-amz-meta-autor');
    const put = await fetch(url, {
      method: 'PUT',
      body: 'PDF!',
      headers: { 'content-type': 'application/pdf' },
    });
    expect(put.status).toBe(200);
    const { record } = await harness.s3.get(BUCKET, 'subidas/ñandú (1)!.pdf');
    expect(record).toMatchObject({ contentType: 'application/pdf', size: 4 });
    expect(Buffer.from(record.metadata.autor ?? '', 'latin1').toString()).toBe('ñ');
  });

  it('download under another name and type', async () => {
    const url = await harness.presign('GET', 'informe.pdf', {
      query: {
        'response-content-disposition': "attachment; filename*=UTF-8''Informe%20%C3%B1.pdf",
        'response-content-type': 'application/octet-stream',
      },
    });
    const got = await fetch(url);
    expect(await got.text()).toBe('PDF!');
    expect(got.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Informe%20%C3%B1.pdf");
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('hold however the client escapes the path', async () => {
    await harness.s3.put(BUCKET, "acta (1)'.txt", Buffer.from('acta'));
    const url = await harness.presign('GET', "acta (1)'.txt");
    const other = url.replace('%281%29%27', "(1)'");
    expect(other).not.toBe(url);
    expect(await (await fetch(other)).text()).toBe('acta');
  });

  it('refuse a line break smuggled into a response header', async () => {
    const query = { 'response-content-disposition': 'attachment\r\nset-cookie: a=b' };
    const answer = await fetch(await harness.presign('GET', 'informe.pdf', { query }));
    expect([answer.status, await errorCode(answer)]).toEqual([400, 'InvalidArgument']);
  });

  it('expire', async () => {
    const signedAt = new Date(Date.now() - 61_000);
    const answer = await fetch(await harness.presign('GET', 'informe.pdf', { signedAt, expiresIn: 60 }));
    expect([answer.status, await errorCode(answer)]).toEqual([403, 'AccessDenied']);
  });

  it('serve only the key, method and parameters they were signed for', async () => {
    const url = await harness.presign('GET', 'informe.pdf');
    const statuses = await Promise.all([
      fetch(url),
      fetch(url.replace(/X-Amz-Signature=..../, 'X-Amz-Signature=0000')),
      fetch(url.replace('informe.pdf', 'otro.pdf')),
      fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000')),
      fetch(`${url}&response-content-type=text/html`),
      fetch(url, { method: 'DELETE' }),
      fetch(url.slice(0, url.indexOf('?'))),
    ]).then((answers) => answers.map(({ status }) => status));
    expect(statuses).toEqual([200, 403, 403, 403, 403, 403, 403]);
    expect(await body('informe.pdf')).toBe('PDF!');
  });

  it('cannot be turned into a copy of another object', async () => {
    const url = await harness.presign('PUT', 'mio.txt');
    const headers = { 'x-amz-copy-source': `/${BUCKET}/informe.pdf` };
    expect((await fetch(url, { method: 'PUT', headers })).status).toBe(403);
  });
});

describe('browser forms', () => {
  const conditions = [
    ['starts-with', '$key', 'fotos/'],
    ['starts-with', '$content-type', 'image/'],
    ['content-length-range', 1, 10],
  ];
  const fields = { key: 'fotos/${filename}', 'Content-Type': 'image/png' };

  it('store a file that meets the policy', async () => {
    harness.events.length = 0;
    const answer = await harness.postForm(
      harness.signForm(fields, conditions),
      new Blob(['12345']),
      'año "1".png',
    );
    expect(answer.status).toBe(204);
    expect(await body('fotos/año "1".png')).toBe('12345');
    expect((await harness.s3.get(BUCKET, 'fotos/año "1".png')).record.contentType).toBe('image/png');
    expect(harness.events.map(({ eventName }) => eventName)).toEqual(['ObjectCreated:Post']);
  });

  it('answer 201 with a description when asked', async () => {
    const asked = { ...fields, success_action_status: '201' };
    const signed = harness.signForm(asked, [...conditions, { success_action_status: '201' }]);
    const answer = await harness.postForm(signed, new Blob(['x']));
    expect([answer.status, await answer.text()]).toEqual([
      201,
      expect.stringContaining('<Key>fotos/a.png</Key>'),
    ]);
  });

  it('refuse sizes outside the range', async () => {
    const signed = harness.signForm(fields, conditions);
    const empty = await harness.postForm(signed, new Blob([]), 'vacio.png');
    const large = await harness.postForm(signed, new Blob([Buffer.alloc(900_000)]), 'grande.png');
    const huge = await harness.postForm(signed, new Blob([Buffer.alloc(1_050_000)]), 'enorme.png');
    expect([await errorCode(empty), await errorCode(large), await errorCode(huge)]).toEqual([
      'EntityTooSmall',
      'EntityTooLarge',
      'EntityTooLarge',
    ]);
    await expect(body('fotos/grande.png')).rejects.toThrow(/does not exist/);
  });

  it('refuse a file that is too long while it is still arriving', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(harness.signForm(fields, conditions)))
      form.append(name, value);
    form.append('file', new Blob(['x'.repeat(1000)]), 'a.png');
    const whole = new Request(harness.url, { method: 'POST', body: form });
    const sent = http.request(`${harness.url}/${BUCKET}`, {
      method: 'POST',
      headers: { 'content-type': whole.headers.get('content-type') ?? '' },
    });
    sent.write(Buffer.from(await whole.arrayBuffer()).subarray(0, -100));
    const [answer]: http.IncomingMessage[] = await once(sent, 'response');
    sent.end();
    answer?.resume();
    expect(answer?.statusCode).toBe(400);
  });

  it('refuse what the policy did not foresee', async () => {
    const signed = harness.signForm(fields, conditions);
    const attempt = async (changes: Record<string, string>) => {
      const answer = await harness.postForm({ ...signed, ...changes }, new Blob(['123']));
      return `${answer.status} ${await errorCode(answer)}`;
    };
    expect(await attempt({ key: 'otros/a.png' })).toBe('403 AccessDenied');
    expect(await attempt({ 'Content-Type': 'text/html' })).toBe('403 AccessDenied');
    expect(await attempt({ 'x-amz-meta-rol': 'admin' })).toBe('403 AccessDenied');
    expect(
      await attempt({ policy: Buffer.from('{"expiration":"2999-01-01T00:00:00Z"}').toString('base64') }),
    ).toBe('403 SignatureDoesNotMatch');
    expect(await attempt({ 'x-amz-signature': '0'.repeat(64) })).toBe('403 SignatureDoesNotMatch');
  });

  it('refuse an expired or unreadable policy', async () => {
    const expired = harness.signForm(fields, conditions, new Date(Date.now() - 1000));
    const strange = harness.signForm(fields, [['matches', '$key', '.*']]);
    const answers = [
      await harness.postForm(expired, new Blob(['1'])),
      await harness.postForm(strange, new Blob(['1'])),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 400]);
  });

  it('refuse a form without policy', async () => {
    expect((await harness.postForm({ key: 'x' }, new Blob(['1']))).status).toBe(403);
  });
});

describe('CORS', () => {
  const preflight = (origin: string, method = 'PUT') =>
    fetch(`${harness.url}/${BUCKET}/k`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      },
    });

  it('lets the listed origin through, and only that one', async () => {
    const answer = await preflight(ORIGIN);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(answer.headers.get('access-control-allow-headers')).toBe('content-type');
    const stranger = await preflight('http://evil.example');
    expect([stranger.status, stranger.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect((await preflight(ORIGIN, 'PATCH')).status).toBe(403);
  });

  it('marks answers, refusals included, so that the page can read them', async () => {
    const refused = await fetch(`${harness.url}/${BUCKET}/k`, { headers: { origin: ORIGIN } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, ORIGIN]);
    expect(refused.headers.get('vary')).toBe('Origin');
  });
});
