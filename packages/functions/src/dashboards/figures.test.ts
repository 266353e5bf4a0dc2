import type { Actor } from '@gore/core/kernel/declare/record.ts';
import type { Cell, DashboardAnswer, Row, Unit } from '@gore/core/kernel/readmodel/dashboard/answer.ts';
import type { StoredRecord } from '@gore/core/kernel/runtime/stored.ts';
import { refusalOf } from '@gore/core/kernel/testing/actions.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRequestOf } from '../api/list-request.ts';
import { askersContext } from '../api/read-context.ts';
import { figuresOf } from './figures.ts';
import { openOffice } from './testing/office.ts';
import { people, records, secretWords, units } from './testing/records.ts';

let office: Awaited<ReturnType<typeof openOffice>>;

const actorOf = (id: string, role: string, own: readonly string[] = [], below = own): Actor => ({
  id,
  tenant: 't',
  roles: [role],
  units: own,
  subtree: below,
});
const everywhere = Object.values(units);
const regional = actorOf('ana', 'ADMIN_REGIONAL', [], []);
const head = actorOf('jefa', 'JEFE_DIVISION', [units.uno], [units.uno, units.dentro]);
const officer = actorOf(people.eva, 'ENCARGADO', [units.uno]);

beforeAll(async () => {
  office = await openOffice(Object.values(records).flat());
});
afterAll(() => office.close());

const read = (actor: Actor, name: string, request = {}) => figuresOf(office.deps, actor, name, request);

const cardsOf = ({ sections }: DashboardAnswer): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    sections.flatMap((one) =>
      one.kind === 'cards' ? one.cards.map(({ label, value }) => [label, value]) : [],
    ),
  );
const tableOf = ({ sections }: DashboardAnswer, title: string) => {
  const found = sections.find((one) => one.title === title);
  if (found?.kind !== 'table') throw new Error(`no ${title}`);
  return found;
};
const valuesOf = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(({ label, cells }) => [label, cells.map(({ value }) => value)]));

type Keep = (record: StoredRecord) => unknown;
const count = (of: readonly StoredRecord[], keep: Keep) => of.filter(keep).length;
const inState =
  (...states: readonly string[]): Keep =>
  ({ estado }) =>
    states.includes(estado);
const open: Keep = inState('PENDIENTE', 'EN_PROGRESO', 'BLOQUEADO');
const late: Keep = ({ estado, data }) =>
  (estado === 'PENDIENTE' || estado === 'EN_PROGRESO') && String(data.vence ?? '9') < '2026-07-15';
const alive: Keep = inState('ABIERTO', 'EN_GESTION');
const grave: Keep = (one) =>
  alive(one) && ['BLOQUEA_PAGO', 'RETRASA_OBRA'].includes(String(one.data.impacto));
const unitOf = ({ data }: StoredRecord) => String(data.division);
const unitOfProblem = ({ data }: StoredRecord) =>
  unitOf(records.ipr.find(({ id }) => id === data.iniciativa) as StoredRecord);

describe('the executive dashboard', () => {
  it('counts what an independent count over the records counts', async () => {
    expect(cardsOf(await read(regional, 'ejecutivo'))).toEqual({
      'IPR activas': count(records.ipr, ({ estado }) => estado !== 'CERRADO' && estado !== 'ANULADO'),
      'IPR con problemas': count(records.ipr, ({ data }) => data.tieneProblemasAbiertos),
      'Problemas abiertos': count(records.problema, alive),
      'Problemas críticos': count(records.problema, grave),
      'Alertas críticas': count(
        records.alerta,
        ({ estado, data }) => estado === 'ACTIVA' && data.nivel === 'CRITICO',
      ),
      'Trabajo vencido': count(records.trabajo, late),
      'Trabajo bloqueado': count(records.trabajo, inState('BLOQUEADO')),
      'Trabajo por verificar': count(records.trabajo, inState('COMPLETADO')),
    });
  });

  it('tells trends by the weeks and days of the institution, those without anything included', async () => {
    const answer = await read(regional, 'ejecutivo');
    const weeks = tableOf(answer, 'Problemas nuevos y resueltos');
    expect(weeks.rows).toHaveLength(12);
    expect(weeks.rows.at(-1)?.label).toBe('2026-07-13');
    const since = weeks.rows[0]?.label ?? '';
    const added = (place: number) =>
      weeks.rows.reduce((all, { cells }) => all + Number(cells[place]?.value), 0);
    expect(added(0)).toBe(count(records.problema, ({ data }) => String(data.fechaDeteccion) >= since));
    expect(added(1)).toBe(count(records.problema, ({ data }) => String(data.resueltoEn ?? '') >= since));
    const days = tableOf(answer, 'Trabajo completado por día');
    const local = (instant: unknown) =>
      typeof instant === 'string'
        ? new Date(Date.parse(instant) - 4 * 3_600_000).toISOString().slice(0, 10)
        : '';
    for (const { label, cells } of days.rows)
      expect([label, cells[0]?.value]).toEqual([
        label,
        count(records.trabajo, ({ data }) => local(data.completadoEn) === label),
      ]);
  });

  it('is not there for whoever was not given it', async () => {
    expect((await refusalOf(read(head, 'ejecutivo'))).kind).toBe('no_encontrado');
    expect((await refusalOf(read(officer, 'division'))).kind).toBe('no_encontrado');
    expect((await refusalOf(read(regional, 'nada'))).kind).toBe('no_encontrado');
  });

  it('asks each section once, and again only when what it reads has changed', async () => {
    await read(regional, 'ejecutivo');
    office.sent();
    const before = await read(regional, 'ejecutivo');
    expect(office.sent().filter((text) => text.includes(' as medida'))).toEqual([]);
    expect(await read(regional, 'ejecutivo')).toEqual(before);
    // Of the initiatives only the cards ask; trends of problems and work stay as they were.
    await office.projector.project(records.ipr.slice(0, 1).map((one) => ({ ...one, version: 2 })));
    office.sent();
    await read(regional, 'ejecutivo');
    expect(office.sent().filter((text) => text.includes(' as medida'))).toHaveLength(1);
  });
});

describe('the dashboard of a division', () => {
  const within = (own: readonly string[]) => ({
    ipr: records.ipr.filter((one) => own.includes(unitOf(one))),
    trabajo: records.trabajo.filter((one) => own.includes(unitOf(one))),
    problema: records.problema.filter((one) => own.includes(unitOfProblem(one))),
  });
  const expected = (own: readonly string[]) => {
    const { ipr, trabajo, problema } = within(own);
    return {
      'IPR activas': count(ipr, ({ estado }) => estado !== 'CERRADO' && estado !== 'ANULADO'),
      'IPR con problemas': count(ipr, ({ data }) => data.tieneProblemasAbiertos),
      'Trabajo abierto': count(trabajo, open),
      'Trabajo vencido': count(trabajo, late),
      'Por verificar': count(trabajo, inState('COMPLETADO')),
      'Problemas abiertos': count(problema, alive),
    };
  };

  it('is that of whoever leads it, departments below included, and of no other', async () => {
    expect(cardsOf(await read(head, 'division'))).toEqual(expected([units.uno, units.dentro]));
    expect(cardsOf(await read(head, 'division', { unit: units.dentro }))).toEqual(expected([units.dentro]));
    const refused = await refusalOf(read(head, 'division', { unit: units.dos }));
    expect(refused).toMatchObject({ kind: 'malformado' });
    expect((await read(head, 'division')).units?.map(({ label }) => label)).toEqual([
      'Departamento de adentro',
      'División Uno',
    ]);
  });

  it('is any of them for whoever runs the institution', async () => {
    for (const unit of [units.dos, units.dentro])
      expect(cardsOf(await read(regional, 'division', { unit }))).toEqual(expected([unit]));
    const whole = await read(regional, 'division', { unit: units.uno });
    expect(cardsOf(whole)).toEqual(expected([units.uno, units.dentro]));
    expect(whole.units).toHaveLength(3);
  });

  it('tells work by state and by person, what is overdue beside it', async () => {
    const { trabajo } = within([units.uno, units.dentro]);
    const answer = await read(head, 'division');
    const states = tableOf(answer, 'Trabajo por estado');
    expect(states.rows.map(({ label }) => label)).toEqual([
      'Pendiente',
      'En progreso',
      'Bloqueado',
      'Por verificar',
      'Verificado',
    ]);
    expect(states.rows[0]?.cells[0]?.value).toBe(count(trabajo, inState('PENDIENTE')));
    const byPerson = valuesOf(tableOf(answer, 'Trabajo por responsable').rows);
    for (const [name, id] of [
      ['Eva Soto', people.eva],
      ['Luz Pinto', people.luz],
    ] as const) {
      const theirs = trabajo.filter(({ data }) => data.responsable === id);
      expect(byPerson[name]).toEqual([count(theirs, open), count(theirs, late)]);
    }
  });
});

it('the personal dashboard is of one person', async () => {
  const mine = records.trabajo.filter(({ data }) => data.responsable === people.eva);
  const monday = '2026-07-13T04:00:00.000Z';
  expect(cardsOf(await read(officer, 'personal'))).toEqual({
    Pendientes: count(mine, inState('PENDIENTE')),
    'En progreso': count(mine, inState('EN_PROGRESO')),
    Bloqueados: count(mine, inState('BLOQUEADO')),
    Vencidos: count(mine, late),
    'Completados esta semana': count(mine, ({ data }) => String(data.completadoEn ?? '') >= monday),
    'Mis IPR': count(
      records.ipr,
      ({ data }) => data.responsable === people.eva && data.division === units.uno,
    ),
  });
});

describe('every figure', () => {
  /** What the list behind a link holds: how many, and what a field of theirs adds up to. */
  const follow = async (actor: Actor, href: string) => {
    const [path = '', query = ''] = href.slice(1).split('?');
    const context = await askersContext(office.deps.write, actor, 'America/Santiago');
    const request = { ...listRequestOf(path, new URLSearchParams(query)), exactTotal: true, limit: 200 };
    const { rows, total } = await office.deps.readModel.list(context, {
      ...request,
      ...(path === 'ipr' ? { columns: ['montoIniciativa'] } : {}),
      ...(path === 'cuota' ? { columns: ['monto', 'montoPagado'] } : {}),
    });
    const sum = (field: string) => rows.reduce((all, row) => all + Number(row[field] ?? 0), 0);
    return [total, sum('montoIniciativa'), sum('monto'), sum('montoPagado')];
  };

  interface Linked extends Cell {
    readonly unit: Unit | undefined;
    readonly at: string;
  }

  const linked = ({ sections }: DashboardAnswer): readonly Linked[] =>
    sections.flatMap((section): readonly Linked[] => {
      if (section.kind === 'cards') return section.cards.map((card) => ({ ...card, at: card.label }));
      if (section.kind === 'list')
        return [{ ...section, value: section.total, unit: 'count', at: section.title }];
      return section.rows.flatMap(({ label, cells }) =>
        cells.map((cell, place) => ({
          ...cell,
          unit: section.series[place]?.unit,
          at: `${section.title} ${label}`,
        })),
      );
    });

  it.each([
    ['ejecutivo', regional],
    ['division', regional],
    ['division', head],
    ['personal', officer],
    ['plazos', regional],
    ['plazos', head],
    ['presupuesto', regional],
  ] as const)('of %s leads to the list that explains it', async (name, actor) => {
    const request = name === 'division' && actor === regional ? { unit: units.uno } : {};
    const figures = linked(await read(actor, name, request)).filter(({ unit }) => unit !== 'percent');
    expect(figures.filter(({ href }) => href).length).toBeGreaterThan(4);
    const cache = new Map<string, readonly number[]>();
    for (const { value, href, at, unit } of figures) {
      if (!href || value === null) continue;
      const found = cache.get(href) ?? (await follow(actor, href));
      cache.set(href, found);
      const explained = unit === 'count' ? found.slice(0, 1) : found.slice(1);
      expect([at, href, explained]).toEqual([at, href, expect.arrayContaining([value])]);
    }
  });
});

describe('on a wall', () => {
  it.each(['ejecutivo', 'division', 'plazos', 'presupuesto'])(
    '%s names nobody and leads nowhere',
    async (name) => {
      const text = JSON.stringify(
        await read(regional, name, { wall: true, ...(name === 'division' ? { unit: units.uno } : {}) }),
      );
      for (const word of [...secretWords, 'href', 'Carga por persona', 'Trabajo por responsable'])
        expect(text).not.toContain(word);
      expect(text).toContain('"sections":[{');
    },
  );

  it('a dashboard that is for no wall is not there', async () => {
    expect((await refusalOf(read(regional, 'personal', { wall: true }))).kind).toBe('no_encontrado');
  });
});

it('nothing of another institution is counted', async () => {
  const stranger = { ...regional, tenant: 'otra' };
  for (const value of Object.values(cardsOf(await read(stranger, 'ejecutivo')))) expect(value).toBe(0);
  expect(everywhere).toHaveLength(3);
});
