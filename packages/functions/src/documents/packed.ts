import { inflateRawSync } from 'node:zlib';
import { zipParts } from '@gore/core/imports/read/zip-directory.ts';
import { ImportRefusal } from '@gore/core/imports/refusal.ts';

/** Most that a packed file may hold once unpacked, in bytes. */
const mostUnpacked = 200 * 1024 * 1024;
const mostParts = 5000;

const runs = /\.(exe|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|dll|pif|cpl|svg|html?)$/i;

/** Refuses a packed file: what it is when it is damaged, holds programs, or unpacks to more than anybody wants. */
export const packedFault = (bytes: Buffer): string | undefined => {
  let left = mostUnpacked;
  try {
    for (const { name, data, deflated } of zipParts(bytes, mostParts).values()) {
      if (runs.test(name)) return 'Lleva un programa dentro: quítelo y súbalo de nuevo.';
      left -= deflated ? inflateRawSync(data, { maxOutputLength: Math.max(left, 1) }).length : data.length;
      if (left < 0) return tooMuch;
    }
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return tooMuch;
    if (error instanceof ImportRefusal || isZlib(error)) return damaged;
    throw error;
  }
};

const tooMuch = 'Al descomprimirse crece demasiado: súbalo en partes.';
const damaged = 'Está dañado o protegido con clave: ábralo, guárdelo de nuevo sin clave y súbalo.';

const isZlib = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
