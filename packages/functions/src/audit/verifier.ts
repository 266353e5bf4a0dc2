import { fechaDeNumero, numeroDeDia } from '@gore/core/kernel/declare/valores/fecha.ts';
import { firstAuditDay } from '@gore/core/kernel/readmodel/audit-witness.ts';
import { isSealed } from '@gore/core/kernel/runtime/audit/digest.ts';
import { entryName, readEntries } from '@gore/core/kernel/runtime/audit/entries.ts';
import { examine } from '@gore/core/kernel/runtime/audit/examine.ts';
import type { Break } from '@gore/core/kernel/runtime/audit/verify.ts';
import type { DigestStore } from '@gore/core/ports/digests.ts';
import { type ChainPorts, chainsIn, type Scope } from './chains.ts';
import { readDigest } from './digests.ts';

/** One thing that is not as it should be. */
export interface Finding {
  readonly modulo: string;
  readonly registro: string;
  readonly codigo: string;
  readonly entrada: number;
  readonly falla: string;
}

/** How far a verification has come. */
export interface VerificationProgress {
  readonly cadenas: number;
  readonly porRevisar: number;
  readonly entradas: number;
  readonly fallas: number;
}

/** What a verification came to; it lists the first fifty findings and counts them all. */
export interface Verified extends VerificationProgress {
  readonly hallazgos: readonly Finding[];
}

/** What verifying needs. */
export interface VerifierPorts extends ChainPorts {
  readonly digests: DigestStore;
}

const words: Readonly<Record<Break['what'] | 'seal' | 'digest', string>> = {
  missing: 'Falta una entrada.',
  altered: 'La entrada fue alterada.',
  unlinked: 'La entrada no sigue a la anterior.',
  'wrong head': 'El registro no termina donde su historial.',
  sidecar: 'Un dato personal del historial fue alterado.',
  lost: 'Falta un dato personal del historial, sin resolución que lo suprima.',
  kept: 'Se conserva un dato personal que una resolución suprimió.',
  record: 'El registro no es lo que dice su historial.',
  'no record': 'Hay historial, y falta el registro.',
  witness: 'El modelo de lectura vio más entradas que las que hay.',
  seal: 'El sello de un día no corresponde a su contenido, o no sigue al del día anterior.',
  digest: 'Una entrada sellada falta o es otra.',
};

const atOnce = 8;
const mostListed = 50;
const progressEvery = 400;
const readChunk = 100;

/** Days whose seals a verification reads again. */
const daysOf = async (
  { pool }: ChainPorts,
  tenant: string,
  scope: Scope,
  today: string,
): Promise<readonly string[]> => {
  if (scope.alcance === 'REGISTRO') return [];
  if (scope.alcance === 'DIA') return [scope.dia];
  const last = numeroDeDia(today) - 1;
  const start = scope.alcance === 'COMPLETA' ? await firstAuditDay(pool, tenant) : fechaDeNumero(last - 1);
  if (!start) return [];
  const from = numeroDeDia(start);
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => fechaDeNumero(from + at));
};

/**
 * Verifies the audit of an institution: every chain in scope and, for whole days, the digests that were sealed of them.
 *
 * @param today in UTC.
 * @param onProgress told every few hundred chains.
 */
export const verifyAudit = async (
  ports: VerifierPorts,
  tenant: string,
  scope: Scope,
  today: string,
  onProgress: (progress: VerificationProgress) => Promise<void>,
): Promise<Verified> => {
  const { store, product, digests } = ports;
  const chains = await chainsIn(ports, tenant, scope, today);
  const hallazgos: Finding[] = [];
  let [cadenas, entradas, fallas] = [0, 0, 0];
  const note = (finding: Finding) => {
    fallas += 1;
    if (hallazgos.length < mostListed) hallazgos.push(finding);
  };
  const progress = () => ({ cadenas, porRevisar: chains.length, entradas, fallas });

  const examineOne = async ({ module, id, seen }: (typeof chains)[number]) => {
    const { entries, codigo, breaks } = await examine(store, product, { tenant, module, id }, seen);
    cadenas += 1;
    entradas += entries;
    for (const { seq, what } of breaks)
      note({ modulo: module, registro: id, codigo, entrada: seq, falla: words[what] });
  };
  for (let at = 0; at < chains.length; at += atOnce) {
    await Promise.all(chains.slice(at, at + atOnce).map(examineOne));
    if (at > 0 && at % progressEvery === 0) await onProgress(progress());
  }

  const sealedEntries = async (
    day: string,
    leaves: readonly { module: string; id: string; seq: number; hash: string }[],
  ) => {
    for (let at = 0; at < leaves.length; at += readChunk) {
      const part = leaves.slice(at, at + readChunk);
      const links = await readEntries(
        store,
        part.map(({ module, id, seq }) => ({ tenant, module, id, seq })),
      );
      for (const { module, id, seq, hash } of part) {
        const link = links.get(entryName({ module, id, seq }));
        if (link?.hash !== hash)
          note({ modulo: module, registro: id, codigo: day, entrada: seq, falla: words.digest });
      }
    }
  };
  let previous: string | null | undefined;
  for (const day of await daysOf(ports, tenant, scope, today)) {
    const digest = await readDigest(digests, tenant, day);
    if (!digest) continue;
    const follows = previous === undefined || digest.previous === previous;
    if (!isSealed(digest) || digest.tenant !== tenant || digest.day !== day || !follows)
      note({ modulo: '', registro: '', codigo: day, entrada: 0, falla: words.seal });
    previous = digest.seal;
    await sealedEntries(day, digest.leaves);
  }
  return { ...progress(), hallazgos };
};
