import type { FileRef } from '../../kernel/declare/field.ts';

/** Largest document, in bytes: 25 MB. */
export const mayorDocumento = 25 * 1024 * 1024;

/** Versions one document may have. */
export const mayorVersion = 20;

/** One version whose content was looked at and admitted. */
export interface Version {
  readonly numero: number;
  readonly archivo: FileRef;
  readonly formato?: string;
  readonly sha256?: string;
  readonly nota?: string;
  readonly subidoPor?: string;
  readonly subidoEn?: string;
}

interface Admitida extends Omit<Version, 'numero' | 'nota'> {
  readonly nota: string | undefined;
  readonly tamano: number;
}

/** Refuses what does not fit before anybody reads its bytes. */
export const archivoGrande = (archivo: Pick<FileRef, 'size'> | undefined): string | undefined =>
  archivo && archivo.size > mayorDocumento
    ? 'El documento pasa de 25 MB: divídalo o guárdelo con menos calidad y súbalo de nuevo.'
    : undefined;

/** Refuses one version too many. */
export const demasiadasVersiones = (versiones: readonly unknown[] = []): string | undefined =>
  versiones.length >= mayorVersion
    ? `Ya tiene ${mayorVersion} versiones: súbalo como un documento nuevo.`
    : undefined;

/** The versions with one more, numbered after the last. */
export const conVersion = (
  versiones: readonly Version[] = [],
  nueva: Omit<Version, 'numero'>,
): readonly Version[] => [...versiones, { ...nueva, numero: (versiones.at(-1)?.numero ?? 0) + 1 }];

/** Refuses to fall back on versions there are none of. */
export const sinVersiones = (versiones: readonly unknown[] = []): string | undefined =>
  versiones.length === 0 ? 'No hay una versión anterior que siga vigente.' : undefined;

/** What a document is again once a newer version of it was not admitted; nothing where none was admitted before. */
export const ultimaAdmitida = (versiones: readonly Version[] = []): Partial<Admitida> => {
  const ultima = versiones.at(-1);
  if (!ultima) return {};
  const { numero: _, ...admitida } = ultima;
  return { nota: undefined, ...admitida, tamano: ultima.archivo.size };
};
