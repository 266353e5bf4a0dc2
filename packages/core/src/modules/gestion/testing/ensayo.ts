import { analyse, planUnasked } from '../../../imports/analyse.ts';
import { dryRun } from '../../../imports/dry-run.ts';
import { readRows } from '../../../imports/ledger.ts';
import type { Plan } from '../../../imports/plan.ts';
import type { SheetFile } from '../../../imports/read/source.ts';
import type { RefOption } from '../../../imports/refs.ts';
import { memoryFiles, memorySink } from '../../../imports/testing/memory.ts';
import { producto } from '../../producto.ts';

/** A sheet to try, and what its cells may mean. */
export interface Planilla {
  readonly modulo: string;
  readonly file: SheetFile;
  readonly refs: (modulo: string) => readonly RefOption[];
  /** What a person changes of what is proposed. */
  readonly cambiar?: ((plan: Plan) => Plan) | undefined;
}

/** Tries a sheet from nothing, as a person who accepts what is proposed. */
export const ensayarPlanilla = async ({ modulo, file, refs, cambiar = (plan) => plan }: Planilla) => {
  const files = memoryFiles();
  const sink = memorySink();
  const analysis = await analyse({ product: producto, module: modulo, file, saved: [], asked: {} });
  const indice = await dryRun(
    {
      id: 'i1',
      product: producto,
      module: modulo,
      sheet: analysis.perfil,
      file,
      files,
      sink,
      refs: async (name) => refs(name),
    },
    cambiar(planUnasked(analysis, modulo)),
  );
  const { filas } = await readRows(files, 'i1', { limit: 10_000 });
  return { analysis, indice, resumen: indice.resumen, filas, files, sink };
};
