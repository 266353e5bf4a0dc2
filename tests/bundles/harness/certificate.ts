import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** A certificate that signs itself, and its key, both in PEM. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const set = (part: Uint8Array) => der(0x31, part);
const oid = (...bytes: readonly number[]) => der(0x06, Buffer.from(bytes));
const utcTime = (at: Date) =>
  der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
const tagged = (number: number, part: Uint8Array) => der(0xa0 + number, part);

const ecdsaSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const commonName = oid(0x55, 0x04, 0x03);
const subjectAltName = oid(0x55, 0x1d, 0x11);
const dayMs = 86_400_000;

const pem = (bytes: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;

/** Makes a certificate for a host name, good for a day: what Amazon's authority does for its databases. */
export const selfSigned = (host: string): SelfSigned => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const name = sequence(set(sequence(commonName, der(0x0c, Buffer.from(host)))));
  const now = Date.now();
  const altNames = sequence(der(0x82, Buffer.from(host)));
  const body = sequence(
    tagged(0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaSha256,
    name,
    sequence(utcTime(new Date(now - dayMs)), utcTime(new Date(now + dayMs))),
    name,
    spki,
    tagged(3, sequence(sequence(subjectAltName, der(0x04, altNames)))),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  return {
    cert: pem(sequence(body, ecdsaSha256, signature)),
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
};
