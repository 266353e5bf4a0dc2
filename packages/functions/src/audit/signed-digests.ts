import type { DigestStore } from '@gore/core/ports/digests.ts';
import { type FileSigner, MissingFile } from '@gore/core/ports/files.ts';
import { createSignedFiles } from '@gore/core/ports/signed-files.ts';

/** Reads digests through signed addresses, for functions that must stay small and only read. */
export const signedDigests = (signer: FileSigner): Pick<DigestStore, 'get'> => {
  const files = createSignedFiles(signer);
  return {
    get: async (key) => {
      try {
        return await files.get(key);
      } catch (error) {
        if (error instanceof MissingFile) return undefined;
        throw error;
      }
    },
  };
};
