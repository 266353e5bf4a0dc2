import { readAmendments } from '@gore/core/imports/amendments.ts';
import { type Analysis, analyse, planUnasked } from '@gore/core/imports/analyse.ts';
import { applyImport } from '@gore/core/imports/apply.ts';
import { dryRun } from '@gore/core/imports/dry-run.ts';
import { type Indice, indexKey } from '@gore/core/imports/ledger.ts';
import { isPlan } from '@gore/core/imports/plan.ts';
import { creationRulesOf, findProfile } from '@gore/core/imports/profile.ts';
import { progressOf } from '@gore/core/imports/progress.ts';
import { ImportRefusal } from '@gore/core/imports/refusal.ts';
import type { ImportSink } from '@gore/core/imports/sink.ts';
import { createImportSink } from '@gore/core/imports/store-sink.ts';
import type { Resumen } from '@gore/core/imports/summary.ts';
import { type Undone, undoImport } from '@gore/core/imports/undo.ts';
import { analysisKey } from './keys.ts';
import type { ImportRun } from './run.ts';
import { refOptions, savedMappings } from './sources.ts';

/** Telling how far it came more often than this is seen by nobody. */
const tellEveryMs = 1500;

type Asked = Parameters<typeof analyse>[0]['asked'];

const askedOf = (perfil: unknown, pedido: unknown): Asked => {
  const { hoja, encabezados } = (pedido ?? {}) as { readonly hoja?: unknown; readonly encabezados?: unknown };
  const rows =
    Array.isArray(encabezados) && encabezados.length === 2 && encabezados.every(Number.isSafeInteger);
  return {
    ...(typeof perfil === 'string' ? { perfil } : {}),
    ...(Number.isSafeInteger(hoja) ? { hoja: Number(hoja) } : {}),
    ...(rows ? { encabezados: [Number(encabezados[0]), Number(encabezados[1])] } : {}),
  };
};

const analysisOf = async ({ ports, event, module, file, current }: ImportRun): Promise<Analysis> => {
  const { write, files } = ports;
  const { data } = await current();
  const analysis = await analyse({
    product: write.product,
    module: module.name,
    extra: await write.extraFields(event.tenant, module.name),
    file,
    saved: await savedMappings(write.store, event.tenant, module.name),
    others: write.product.modules,
    asked: askedOf(data.perfil, data.pedido),
  });
  await files.put(analysisKey(event.id), JSON.stringify(analysis));
  return analysis;
};

/** Looks at the sheet, and asks about its columns unless the person wants to be asked nothing. */
export const read = async (run: ImportRun): Promise<'asked' | 'go on'> => {
  const analysis = await analysisOf(run);
  const { modo } = (await run.current()).data;
  const { perfil } = analysis;
  if (modo === 'ENSAYO' || modo === 'DIRECTA') {
    const { label } = findProfile(run.ports.write.product, run.module.name, perfil).sheet;
    await run.advance('ensayar', { plan: planUnasked(analysis, label), perfil });
    return 'go on';
  }
  await run.advance('proponer', { plan: analysis.plan, perfil });
  return 'asked';
};

/** Tells how far an import came, now and then. */
const teller = ({ advance, ports: { now } }: ImportRun) => {
  let told = now();
  return async (resumen: Resumen) => {
    if (now() - told < tellEveryMs) return;
    told = now();
    await advance('avanzar', progressOf(resumen));
  };
};

/** Where the rows become records, on the word of the person whose import it is. */
const sinkOf = async (run: ImportRun, perfil: unknown, codigo: string): Promise<ImportSink> => {
  const { write } = run.ports;
  const profile = findProfile(write.product, run.module.name, String(perfil ?? ''));
  const command = run.commandOf(await run.author(), codigo);
  return createImportSink(write, command, run.module, creationRulesOf(profile));
};

/** Tries the sheet by its plan: every row gets a verdict, nothing is written. */
export const tryOut = async (run: ImportRun): Promise<Indice> => {
  const { ports, event, module, file, advance } = run;
  const { write, files } = ports;
  const { data, codigo } = await run.current();
  if (!isPlan(data.plan))
    throw new ImportRefusal(
      'PLAN_INVALIDO',
      'El plan de lectura no se entiende: vuelva a indicar las columnas.',
    );
  const indice = await dryRun(
    {
      id: event.id,
      product: write.product,
      module: module.name,
      sheet: String(data.perfil ?? ''),
      extra: await write.extraFields(event.tenant, module.name),
      file,
      refs: (name, by) => {
        const found = write.product.find(name);
        return found ? refOptions(write.store, event.tenant, found, by) : Promise.resolve([]);
      },
      sink: await sinkOf(run, data.perfil, codigo),
      files,
      amendments: await readAmendments(files, event.id, data.ajustada === true),
      onProgress: teller(run),
    },
    data.plan,
  );
  const { resumen, desconocidos } = indice;
  await advance('presentar', {
    ...progressOf(resumen),
    resultado: indexKey(event.id),
    desconocidos: desconocidos.length,
    mensaje: resumen.mensaje,
  });
  return indice;
};

/** Writes what was tried, for as long as there is time. Answers whether all of it is in. */
export const apply = async (run: ImportRun): Promise<boolean> => {
  const { ports, event, mayGoOn, advance } = run;
  await advance('comenzar');
  const { codigo, data } = await run.current();
  const tell = teller(run);
  const { aplicados, trozos, resumen } = await applyImport({
    id: event.id,
    files: ports.files,
    sink: await sinkOf(run, data.perfil, codigo),
    mayGoOn,
    onProgress: (indice) => tell(soFar(indice)),
  });
  if (aplicados < trozos.length) {
    await advance('avanzar', progressOf(resumen));
    return false;
  }
  await advance('avanzar', { ...progressOf(resumen), resultado: indexKey(event.id) });
  await advance('terminar', { mensaje: resumen.mensaje });
  return true;
};

/** While it is written, the rows done are those written. */
const soFar = ({ resumen, trozos, aplicados }: Indice): Resumen => ({
  ...resumen,
  procesadas: trozos
    .slice(0, aplicados)
    .reduce((sum, { cuentas }) => sum + Object.values(cuentas).reduce((all, count) => all + count, 0), 0),
});

const wordsOf = ({ deshechas, pendientes }: Pick<Undone, 'deshechas' | 'pendientes'>): string =>
  pendientes.length
    ? `Se deshicieron ${deshechas} filas; ${pendientes.length} no, porque cambiaron después o están en uso.`
    : `Se deshicieron ${deshechas} filas.`;

/** Takes back what was written. Answers whether it came to the end. */
export const takeBack = async (run: ImportRun): Promise<boolean> => {
  const { ports, event, advance } = run;
  const { codigo, data } = await run.current();
  const done = await undoImport({
    id: event.id,
    files: ports.files,
    sink: await sinkOf(run, data.perfil, codigo),
    mayGoOn: run.mayGoOn,
  });
  const before = Number((await run.current()).data.deshechas ?? 0);
  const deshechas = before + done.deshechas;
  const pendientes = done.pendientes.length ? [...done.pendientes] : null;
  if (done.faltan > 0) {
    await advance('avanzar', { deshechas });
    return false;
  }
  await advance('deshecha', { deshechas, pendientes, mensaje: wordsOf({ ...done, deshechas }) });
  return true;
};
