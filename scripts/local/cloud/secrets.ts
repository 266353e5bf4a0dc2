import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Keys of one embedded portal, made at its first start and kept beside its data. */
export interface Secrets {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Opens `/ready` and `/metrics` to whoever is not on this machine. */
  readonly readyToken: string;
}

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** Reads the keys, or makes them, readable by their owner only. */
export const loadSecrets = (file: string): Secrets => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets = { accessKeyId: `GORE${random(9)}`, secretAccessKey: random(30), readyToken: random(24) };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
};
