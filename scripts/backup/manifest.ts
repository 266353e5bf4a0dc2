import { dataShape, release } from '@gore/core/kernel/runtime/release.ts';
import { z } from 'zod';

/** Form of the archive itself. */
const archiveForm = 1;

const partSchema = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() });

const headSchema = z.object({
  form: z.int(),
  /** `dataShape` of the release that made it. */
  shape: z.int(),
  release: z.string(),
  /** ISO 8601 in UTC. */
  at: z.string(),
});

const manifestSchema = headSchema.extend({
  /** Items of the system of record, by what they are. */
  items: z.record(z.string(), z.int()),
  files: z.int(),
  /** Names nobody asks after but personal data were replaced: a copy for trials. */
  masked: z.boolean(),
  parts: z.array(partSchema),
});

/** One part of a backup as it went in. */
export type Part = z.infer<typeof partSchema>;
/** First member of a backup: who made it and in what form. */
export type Head = z.infer<typeof headSchema>;
/** Last member of a backup: everything it holds. One without it is half a backup, and none. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Names of the first and the last member. */
export const headName = 'cabecera.json';
export const manifestName = 'manifiesto.json';

/** A backup that is not restored; the message says why, and what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** What a backup made now begins with. @param at ISO 8601 in UTC */
export const headNow = (at: string): Head => ({ form: archiveForm, shape: dataShape, release, at });

const parsed = <T>(schema: z.ZodType<T>, text: string, what: string): T => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupRefused(`El archivo no es un respaldo de GORE_OS: su ${what} no se entiende.`, { cause });
  }
};

/** @throws BackupRefused for a form or a shape newer than this release knows */
export const readHead = (text: string): Head => {
  const head = parsed(headSchema, text, 'cabecera');
  if (head.form > archiveForm || head.shape > dataShape)
    throw new BackupRefused(
      `El respaldo lo hizo la versión ${head.release}, más nueva que esta (${release}), y sus datos tienen una forma ` +
        'que esta no conoce. Instale esa versión o una posterior y repita la orden.',
    );
  return head;
};

/** @throws BackupRefused */
export const readManifest = (text: string): Manifest => parsed(manifestSchema, text, 'manifiesto');

/** @throws BackupRefused naming the first part that is not as it went in */
export const comparePart = (found: readonly Part[], listed: readonly Part[]): void => {
  for (const [at, { name, bytes, sha256 }] of listed.entries()) {
    const part = found[at];
    if (part?.name !== name || part.bytes !== bytes || part.sha256 !== sha256)
      throw new BackupRefused(
        `El respaldo está dañado: «${name}» no es lo que se guardó. Use otro respaldo; este no se restauró.`,
      );
  }
  if (found.length !== listed.length)
    throw new BackupRefused('El respaldo trae partes que su manifiesto no nombra: no se restauró.');
};
