import type { Read } from '../../kernel/declare/verb.ts';

/** The record something hangs on, as its rules read it: of any module, so only what all records have. */
export const registro: Read<{ readonly codigo: string }> = { module: '*', by: 'sobre' };
