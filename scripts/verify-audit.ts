import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditEntry, entryHash } from '@gore/core/kernel/runtime/audit/chain.ts';
import {
  type DailyDigest,
  holdsProof,
  type InclusionProof,
  isSealed,
} from '@gore/core/kernel/runtime/audit/digest.ts';

/** What the portal hands out as proof of one entry. */
interface Proof extends InclusionProof {
  readonly entry: AuditEntry;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const checkProof = ({ entry, ...proof }: Proof): readonly string[] => [
  ...(entryHash(entry) === proof.leaf.hash ? [] : ['la entrada no es la que se selló']),
  ...(entry.at === proof.leaf.at && entry.seq === proof.leaf.seq ? [] : ['la entrada es otra']),
  ...(holdsProof(proof) ? [] : ['la prueba no lleva al sello']),
];

const checkDigest = (digest: DailyDigest, before: DailyDigest | undefined): readonly string[] => [
  ...(isSealed(digest) ? [] : ['el sello no corresponde al contenido']),
  ...(before && before.seal !== digest.previous ? ['no sigue al día anterior'] : []),
];

const tell = (name: string, faults: readonly string[]): void => {
  console.log(`${faults.length ? '✗' : '✓'} ${name}${faults.length ? `: ${faults.join('; ')}` : ''}`);
  if (faults.length) process.exitCode = 1;
};

const checkFolder = (folder: string): void => {
  let before: DailyDigest | undefined;
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const digest = read(join(folder, file)) as DailyDigest;
    tell(`${digest.day}: ${digest.count} entradas, sello ${digest.seal}`, checkDigest(digest, before));
    before = digest;
  }
};

/**
 * `npm run audit:verify -- <archivo o carpeta>`: checks, without network or portal, the proof of an entry or the digests
 * of consecutive days.
 */
const [path] = process.argv.slice(2);
if (!path) {
  console.error(
    'Diga qué comprobar: la prueba de una entrada (.json) o una carpeta con los sellos de cada día.',
  );
  process.exitCode = 2;
} else if (statSync(path).isDirectory()) checkFolder(path);
else {
  const proof = read(path) as Proof;
  tell(
    `${proof.leaf.module}/${proof.leaf.id}, entrada ${proof.leaf.seq}, sello ${proof.seal}`,
    checkProof(proof),
  );
}
