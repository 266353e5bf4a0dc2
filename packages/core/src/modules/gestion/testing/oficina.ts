import type { Command, Outcome } from '../../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, refusalOf } from '../../../kernel/testing/actions.ts';
import { openWorld, type World } from '../../../kernel/testing/world.ts';
import { producto } from '../../producto.ts';

type Raw = Readonly<Record<string, unknown>>;

/** One step of a story: a verb and what its form holds. */
export type Paso = readonly [verb: string, input?: Raw];

/** An institution at work: people, a municipality, an initiative, and money to spend. */
export interface Oficina extends Actions {
  readonly world: World;
  /** Two who run everything, so that one can do what the other may not. */
  readonly ana: Command;
  readonly luis: Command;
  readonly jefa: Command;
  readonly eva: Command;
  readonly admin: Command;
  readonly division: string;
  readonly municipio: Outcome;
  readonly iniciativa: Outcome;
  readonly crear: (module: string, values: Raw, by?: Command) => Promise<Outcome>;
  readonly seguir: (by: Command, from: Outcome, ...pasos: readonly Paso[]) => Promise<Outcome>;
  /** An agreement in force for an amount, of the initiative. */
  readonly convenio: (values?: Raw) => Promise<Outcome>;
  /** A budget line in execution with an amount. */
  readonly asignacion: (montoInicial: number, values?: Raw) => Promise<Outcome>;
  /** Totals of a record. */
  readonly totales: (of: Outcome) => Promise<Readonly<Record<string, number>>>;
  /** The sentence a refused action gives. */
  readonly frase: (action: Promise<unknown>) => Promise<string>;
}

const hitosFirmados = { fechaAprueba: '2026-07-03', caracterAprueba: 'EXENTA' };

/** Steps that take a draft agreement into force; the first three by one person, the rest by another. */
export const hastaLaFirma: readonly Paso[] = [['negociar'], ['enviarAJuridica']];
/** See `hastaLaFirma`. */
export const hastaLaVigencia: readonly Paso[] = [
  ['firmarGore', { firmadoGoreEl: '2026-07-01' }],
  ['firmarContraparte', { firmadoEl: '2026-07-02' }],
  ['registrarHitos', hitosFirmados],
  ['ponerEnVigencia'],
];

/** Opens the office. */
export const openOficina = async (): Promise<Oficina> => {
  const world = await openWorld(producto);
  const act = actionsOver(world);
  const admin = world.person('admin', ['ADMIN_SISTEMA']);
  const division = (await act.create(admin, 'division', { sigla: 'DIT', nombre: 'Obras' })).id;
  const persona = async (nombre: string, run: string, rol: string) => {
    const { id } = await act.create(admin, 'usuario', { nombre, run, roles: [rol] });
    return world.person(id, [rol], { units: [division], subtree: [division] });
  };
  const ana = await persona('Ana Rojas', '11111111-1', 'ADMIN_REGIONAL');
  const luis = await persona('Luis Soto', '22222222-2', 'ADMIN_REGIONAL');
  const jefa = await persona('Rosa Paz', '33333333-3', 'JEFE_DIVISION');
  const eva = await persona('Eva Luna', '44444444-4', 'ENCARGADO');
  const crear = (module: string, values: Raw, by = ana) => act.create(by, module, values);
  const seguir = async (by: Command, from: Outcome, ...pasos: readonly Paso[]) => {
    let at = from;
    for (const [verb, input = {}] of pasos) at = await act.run(by, at, verb, input);
    return at;
  };
  const municipio = await crear('entidad', {
    rut: '69.140.900-7',
    nombre: 'Municipalidad de Chillán',
    tipo: 'MUNICIPIO',
  });
  const iniciativa = await crear('ipr', {
    nombre: 'Plaza de Armas',
    bip: '40000001',
    division,
    responsable: eva.actor.id,
  });
  let lineas = 0;
  return {
    ...act,
    world,
    ana,
    luis,
    jefa,
    eva,
    admin,
    division,
    municipio,
    iniciativa,
    crear,
    seguir,
    convenio: async (values = {}) => {
      const borrador = await crear('convenio', {
        materia: 'Ejecución de la plaza',
        tipo: 'MANDATO',
        iniciativa: iniciativa.id,
        contraparte: municipio.id,
        division,
        referente: eva.actor.id,
        montoTotal: 1_000_000,
        vigenteDesde: '2026-07-01',
        vigenteHasta: '2026-12-31',
        ...values,
      });
      const enRevision = await seguir(ana, borrador, ...hastaLaFirma);
      return seguir(luis, enRevision, ...hastaLaVigencia);
    },
    asignacion: async (montoInicial, values = {}) => {
      lineas += 1;
      const linea = await crear('asignacion_presupuestaria', {
        anio: 2026,
        programa: '02',
        subtitulo: '33',
        item: '03',
        asignacion: String(lineas).padStart(3, '0'),
        denominacion: `Línea ${lineas}`,
        division,
        montoInicial,
        ...values,
      });
      return seguir(ana, linea, ['aprobar'], ['iniciarEjecucion']);
    },
    totales: ({ module, id }) => world.deps.store.totals({ tenant: 't', module, id }),
    frase: async (action) => (await refusalOf(action)).message,
  };
};
