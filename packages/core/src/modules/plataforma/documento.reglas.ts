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
