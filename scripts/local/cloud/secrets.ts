import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

const makeSecrets = () => ({
  accessKeyId: `GORE${random(9)}`,
  secretAccessKey: random(30),
  /** Opens `/ready` and `/metrics` to whoever is not on this machine, and the break-glass accounts. */
  readyToken: random(24),
  /** What the local issuer proves itself with at the ClaveÚnica bridge. */
  bridgeSecret: random(32),
  /** What the bridge proves itself with at the double of ClaveÚnica. */
  claveUnicaSecret: random(32),
  /** Key of the subjects the bridge gives people. */
  bridgePepper: random(32),
  /** Seals the seeds of second factors. */
  sealingKey: random(32),
  /** Makes the entries of the index of people. */
  personKey: random(32),
});

/** Keys of one embedded portal, made at its first start and kept beside its data. */
export type Secrets = Readonly<ReturnType<typeof makeSecrets>>;

/** Reads the keys, readable by their owner only, and makes those that are missing. */
export const loadSecrets = (file: string): Secrets => {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const secrets = { ...makeSecrets(), ...kept };
  const complete = Object.keys(secrets).every((name) => name in kept);
  if (!complete) writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
};
