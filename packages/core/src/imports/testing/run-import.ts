import { analyse, planUnasked } from '../analyse.ts';
import { applyImport } from '../apply.ts';
import { dryRun, type ImportJob } from '../dry-run.ts';
import { findProfile } from '../profile.ts';
import type { Resumen } from '../summary.ts';

/** A whole import without anybody asked: looked at, tried and applied. */
export const runImport = async (job: ImportJob): Promise<Resumen> => {
  const { id, product, module, sheet, file, files, sink, extra, limits } = job;
  const analysis = await analyse({
    product,
    module,
    file,
    saved: [],
    asked: { perfil: sheet },
    ...(extra ? { extra } : {}),
    ...(limits ? { limits } : {}),
  });
  await dryRun(job, planUnasked(analysis, findProfile(product, module, sheet, extra).sheet.label));
  return (await applyImport({ id, files, sink, mayGoOn: () => true })).resumen;
};
