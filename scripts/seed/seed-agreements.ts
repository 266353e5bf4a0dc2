import { createImportSink } from '@gore/core/imports/store-sink.ts';
import { systemActor, type WriteDeps } from '@gore/core/kernel/runtime/write/context.ts';
import * as demo from './convenios.ts';
import { ejecucion } from './ejecucion.ts';
import { entidades } from './entidades.ts';

interface Place {
  readonly tenant: string;
  readonly today: string;
  readonly initiatives: readonly demo.Iniciativa[];
  /** Ids of units by their acronym, of communes by their CUT, and of whoever follows the agreements of a unit. */
  readonly units: ReadonlyMap<string, string>;
  readonly communes: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** Gives the portfolio its agreements, their money and their papers, in every state; the same ones every time. */
export const seedAgreements = async (deps: WriteDeps, place: Place): Promise<void> => {
  const { tenant } = place;
  const command = { actor: systemActor(tenant, 'semilla'), requestId: 'semilla', batch: 'semilla' };

  /** @returns ids by code. */
  const write = async (name: string, rows: readonly demo.Fila[]): Promise<ReadonlyMap<string, string>> => {
    const module = deps.product.find(name);
    if (!module) throw new Error(`The product has no ${name}`);
    const sink = await createImportSink(deps, command, module, 'unasked');
    const outcomes = await sink.write(
      rows.map((row, at) => ({ ...row, fila: at + 1, hash: `semilla-${row.codigo}` })),
    );
    const failed = outcomes.find(({ outcome }) => outcome === 'error');
    if (failed)
      throw new Error(`The demonstration has a wrong ${name}, row ${failed.fila}: ${failed.message}`);
    return new Map(outcomes.map(({ fila, id = '' }) => [rows[fila - 1]?.codigo ?? '', id]));
  };

  const when = demo.calendario(place.today);
  const partners = await write(
    'entidad',
    entidades.map(({ comuna = '', ...values }) => {
      const id = place.communes.get(comuna);
      return { codigo: values.rut, estado: 'VIGENTE', values: { ...values, ...(id ? { comuna: id } : {}) } };
    }),
  );
  const municipality = new Map(entidades.map(({ comuna = '', rut }) => [comuna, partners.get(rut)]));
  const agreements = demo.acuerdos(place.initiatives, when, {
    contraparte: ({ comuna }) => municipality.get(comuna),
    referente: ({ division }) => place.people.get(division),
    division: ({ division }) => place.units.get(division),
  });
  const ids = await write('convenio', agreements);
  const of = (agreement: demo.Acuerdo) => ({ convenio: ids.get(agreement.codigo) ?? '' });

  const instalments = agreements.map((one) => ({ one, rows: demo.cuotas(one, of(one), when) }));
  const binding = agreements.filter(demo.rigio);
  await write(
    'hito',
    binding.flatMap((one) => demo.hitos(one, of(one), when)),
  );
  await write(
    'cuota',
    instalments.flatMap(({ rows }) => rows),
  );
  await write(
    'garantia',
    binding.map((one) => demo.garantia(one, of(one), when)),
  );
  await write(
    'rendicion',
    instalments.flatMap(({ one, rows }) => {
      const paid = rows.filter(({ estado }) => estado === 'PAGADO');
      return demo.rendiciones(one, of(one), paid, when);
    }),
  );
  await write(
    'resolucion',
    agreements.map((one) => demo.acto(one, of(one), when)),
  );
  await write(
    'estado_pago',
    binding
      .filter(({ iniciativa }) => iniciativa.estado === 'EN_OBRA')
      .flatMap((one) => demo.estadosDePago(one, of(one), when)),
  );
  await write(
    'modificacion_convenio',
    agreements
      .filter(({ estado }) => estado === 'EN_MODIFICACION')
      .map((one) => demo.modificacion(one, of(one), when)),
  );

  await write('ejecucion_mensual', ejecucion(place.today));
  const lines = demo.asignaciones(when);
  const lineIds = await write('asignacion_presupuestaria', lines);
  const lineOf = new Map(lines.map(({ codigo, values }) => [values.subtitulo, lineIds.get(codigo) ?? '']));
  await write(
    'cdp',
    agreements.flatMap((one) => {
      const asignacion = lineOf.get(one.iniciativa.subtitulo);
      return asignacion ? [demo.certificado(one, { asignacion }, when)] : [];
    }),
  );
};
