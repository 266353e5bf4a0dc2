import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyModule } from '../../kernel/declare/module.ts';
import type { Outcome } from '../../kernel/runtime/write/context.ts';
import { refusalOf } from '../../kernel/testing/actions.ts';
import { producto } from '../producto.ts';
import { type Oficina, openOficina } from './testing/oficina.ts';
import { reachedFrom, verdictOf } from './testing/oraculo.ts';

const parentOf = (module: AnyModule) => producto.find(module.fields[module.parent ?? '']?.module ?? '');
const roles = [['ADMIN_SISTEMA'], ['ADMIN_REGIONAL'], ['JEFE_DIVISION'], ['ENCARGADO'], []] as const;
const fechas = { desde: '2026-06-01', hasta: '2026-06-30', plazo: '2026-07-30' };

/** The least each module takes; `convenio`, `asignacion` and `municipio` stand for records of those modules. */
const minimos = {
  convenio: { materia: 'Plaza', tipo: 'MANDATO', contraparte: 'municipio', montoTotal: 10 },
  cuota: { convenio: 'convenio', numero: 1, monto: 1, vence: '2026-08-01' },
  hito: { convenio: 'convenio', tipo: 'LICITACION', nombre: 'Bases', planificado: '2026-08-01' },
  garantia: {
    convenio: 'convenio',
    tipo: 'ANTICIPO',
    numero: '1',
    emisor: 'Banco',
    rutEmisor: '97.030.000-7',
    monto: 1,
    vence: '2026-12-31',
  },
  modificacion_convenio: { convenio: 'convenio', materia: 'Plazo', fundamento: 'Informe' },
  estado_pago: { convenio: 'convenio', numero: 1, presentado: '2026-07-01', montoSolicitado: 1 },
  rendicion: { convenio: 'convenio', numero: 1, tipoInforme: 'MENSUAL', montoRendido: 1, ...fechas },
  resolucion: { materia: 'Aprueba', tipo: 'RESOLUCION', caracter: 'EXENTA' },
  asignacion_presupuestaria: {
    anio: 2026,
    programa: '02',
    subtitulo: '31',
    item: '02',
    denominacion: 'Obras',
    montoInicial: 10,
  },
  cdp: { glosa: 'Obra', asignacion: 'asignacion', monto: 1 },
  modificacion_presupuestaria: {
    materia: 'Suplemento',
    tipo: 'SUPLEMENTO',
    fundamento: 'Oficio',
    movimientos: [{ asignacion: 'asignacion', monto: 1 }],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const modulos = Object.keys(minimos).map((name) => [name] as const);

let o: Oficina;
let records: ReadonlyMap<string, Outcome>;

const moduleOf = (name: string): AnyModule => {
  const module = producto.find(name);
  if (!module) throw new Error(`no ${name}`);
  return module;
};

/** One record of each module, of a unit and a person (near) or of nobody. */
const furnish = async (near: boolean): Promise<readonly (readonly [string, Outcome])[]> => {
  const place = near ? { division: o.division, referente: o.eva.actor.id, responsable: o.eva.actor.id } : {};
  const convenio = await o.convenio({ division: place.division, referente: place.referente });
  const asignacion = await o.asignacion(100);
  const ids: Readonly<Record<string, string>> = {
    convenio: convenio.id,
    asignacion: asignacion.id,
    municipio: o.municipio.id,
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolve(inner)]));
    return typeof value === 'string' ? (ids[value] ?? value) : value;
  };
  const made: [string, Outcome][] = [];
  for (const [name, values] of Object.entries(minimos)) {
    const { fields } = moduleOf(name);
    const placed = Object.fromEntries(Object.entries(place).filter(([field]) => field in fields));
    const correlativo = near ? {} : name === 'garantia' ? { numero: '2' } : {};
    const item = name === 'asignacion_presupuestaria' && !near ? { item: '03' } : {};
    const all = { ...(resolve(values) as object), ...placed, ...correlativo, ...item };
    made.push([`${name}/${near}`, await o.crear(name, all)]);
  }
  return made;
};

beforeAll(async () => {
  o = await openOficina();
  records = new Map([...(await furnish(true)), ...(await furnish(false))]);
});
afterAll(() => o.world.close());

/** Puts a record in a state behind the kernel's back. */
const park = async (record: Outcome, estado: string) => {
  const { client, tables } = o.world.deps.store;
  await client.send(
    new PutCommand({ TableName: tables.datos, Item: { ...(await o.stored(record)), estado } }),
  );
};

describe.each(modulos)('%s', (name) => {
  const module = moduleOf(name);
  const states = Object.keys(module.states);

  it('reaches every state, and what is frozen leads only to its undoing', () => {
    expect([...reachedFrom(module, [module.initial])].toSorted()).toEqual(states.toSorted());
  });

  it.each(
    roles.flatMap((held) => [true, false].map((near) => [held.join() || 'nadie', near, held] as const)),
  )(
    'opens to %s (near: %s) the verbs its declaration opens, in each state, and says why not the others',
    async (_, near, held) => {
      const record = records.get(`${name}/${near}`);
      if (!record) throw new Error('no record');
      const who = o.world.person(o.eva.actor.id, held, { units: [o.division], subtree: [o.division] });
      const bare = { ...module, transitions: {} };
      const reading = verdictOf(bare, { estado: '', verb: 'leer', roles: held, near }, parentOf);
      for (const estado of states) {
        await park(record, estado);
        if (reading !== 'otro estado') {
          expect(await refusalOf(o.view(who, record))).toMatchObject({ kind: 'no_encontrado' });
          continue;
        }
        const { meta } = await o.view(who, record);
        const shown = new Map(meta.verbs.map((status) => [status.name, status]));
        for (const verb of Object.keys(module.transitions)) {
          const verdict = verdictOf(module, { estado, verb, roles: held, near }, parentOf);
          const status = shown.get(verb);
          const about = `${verb} en ${estado}: ${verdict}`;
          if (verdict === 'sin permiso') expect(status, about).toBeUndefined();
          else if (verdict === 'abierto') expect(status?.reason ?? 'Va.', about).toMatch(/^[A-ZÁÉÍÓÚ].*\.$/);
          else if (verdict === 'otro estado')
            expect(status?.reason, about).toMatch(/^No corresponde en estado/);
          else expect(status?.reason, about).toMatch(/fuera de su alcance/);
        }
      }
    },
  );
});
