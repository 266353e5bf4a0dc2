import { describe, expect, it } from 'vitest';
import { type AlertSpec, bandOf, causeOf, clockedPart, type Escalation } from './alert.ts';
import { alertFaults } from './alert-faults.ts';
import { anyRef, choice, date, instant, integer, money, percent, ref, refs, rut, text } from './fields.ts';
import { type AnyModule, defineModule } from './module.ts';
import { composeProduct, definePack } from './product.ts';
import { rollup } from './rollup.ts';
import { amountWords, measureUnit, ruleWords } from './words.ts';

const list = { columns: [], filters: [], sort: 'nombre' } as const;
const persona = defineModule({
  name: 'persona',
  label: { one: 'Persona', many: 'Personas' },
  title: 'nombre',
  code: { natural: ['run'], make: ({ run }) => String(run) },
  personalData: { purpose: 'Probar', basis: 'Ninguna' },
  fields: { nombre: text('Nombre', { required: true }), run: rut('RUN', { personal: true }) },
  grants: { '*': { leer: 'all' } },
  list,
});
const pago = defineModule({
  name: 'pago',
  label: { one: 'Pago', many: 'Pagos' },
  title: 'nombre',
  code: { sequence: 'PA' },
  parent: 'obra',
  fields: { nombre: text('Nombre', { required: true }), obra: ref('Obra', 'obra'), vence: date('Vence') },
  alerts: (q) => ({
    PAGO_VENCIDO: {
      label: 'Pago vencido',
      source: 'Prueba',
      measure: q.days('vence'),
      from: { ALTO: 1 },
      to: ['obra.equipo'],
    },
  }),
  grants: { '*': { leer: 'all' } },
  list,
});
const obra = defineModule({
  name: 'obra',
  label: { one: 'Obra', many: 'Obras' },
  title: 'nombre',
  code: { sequence: 'OB' },
  assignee: 'encargada',
  unit: 'unidad',
  fields: {
    nombre: text('Nombre', { required: true }),
    encargada: ref('Encargada', 'persona'),
    equipo: refs('Equipo', 'persona'),
    unidad: ref('Unidad', 'obra'),
    fase: choice('Fase', { UNO: 'Primera', DOS: 'Segunda' }),
    aviso: instant('Aviso'),
    avance: percent('Avance'),
    costo: money('Costo'),
    gastado: money('Gastado'),
    vence: date('Vence'),
    visita: instant('Visita'),
    puntaje: integer('Puntaje', { unit: 'puntos' }),
  },
  computed: {
    doble: {
      field: integer('Doble', { unit: 'veces' }),
      from: ['puntaje'],
      make: (v) => (v.puntaje ?? 0) * 2,
    },
  },
  rollups: { pagos: rollup(pago, { label: 'Pagos', by: 'obra' }) },
  states: { ABIERTA: { label: 'Abierta' }, CERRADA: { label: 'Cerrada' } },
  initial: 'ABIERTA',
  transitions: (verb) => ({ cerrar: verb({ label: 'Cerrar', from: ['ABIERTA'], to: 'CERRADA' }) }),
  alerts: (q) => ({
    OBRA_LENTA: {
      label: 'Obra lenta',
      source: 'Prueba',
      when: q.and(q.eq('estado', 'ABIERTA'), q.in('fase', ['UNO', 'DOS'])),
      measure: q.daysSinceFirst('visita', 'vence'),
      over: { INFO: 3, ATENCION: 5 },
    },
    OBRA_CARA: {
      label: 'Obra cara',
      source: 'Prueba',
      measure: q.share('gastado', 'costo'),
      from: { CRITICO: 90 },
    },
    OBRA_TARDE: {
      label: 'Obra tarde',
      source: 'Prueba',
      measure: q.share(q.workingDays('vence'), 'puntaje'),
      from: { ALTO: 80 },
    },
    OBRA_AVISO: { label: 'Aviso', source: 'Prueba', measure: q.hoursTo('aviso'), within: { ALTO: 1 } },
    OBRA_DISPAR: {
      label: 'Dispar',
      source: 'Prueba',
      when: q.gte('vence', q.today),
      measure: q.apart('avance', 'puntaje'),
      over: { INFO: 5 },
    },
    OBRA_GASTO: { label: 'Gasto', source: 'Prueba', measure: q.field('costo'), over: { INFO: 1_000_000 } },
    OBRA_DOBLE: { label: 'Doble', source: 'Prueba', measure: q.field('doble'), over: { INFO: 2 } },
    OBRA_PAGOS: { label: 'Pagos', source: 'Prueba', measure: q.field('pagos'), over: { INFO: 2 } },
  }),
  grants: { '*': { leer: 'all', cerrar: 'all' } },
  list,
});

const pack = (
  modules: readonly { readonly name: string; readonly fields: AnyModule['fields'] }[],
  escalation?: Escalation,
  thresholds?: string,
) =>
  definePack({
    name: 'p',
    label: 'P',
    roles: { JEFA: 'Jefatura' },
    modules,
    ...(escalation ? { escalation } : {}),
    ...(thresholds ? { thresholds } : {}),
  });
const escalation: Escalation = { INFO: ['assignee'], ALTO: [{ role: 'JEFA', within: 'unit' }] };
const product = composeProduct([pack([persona, obra, pago], escalation, 'umbral')]);
const ruleOf = (code: string) => {
  const found = product.alerts.rules.find((rule) => rule.code === code);
  if (!found) throw new Error(`There is no ${code}`);
  return found;
};
const words = (code: string) => {
  const { module, rule } = ruleOf(code);
  return ruleWords(module, rule, (level) => rule.bands[level] ?? 0);
};

describe('a rule', () => {
  it('is a filter of the list, by one predicate', () => {
    const { code, module, rule } = ruleOf('OBRA_LENTA');
    expect(module.filters[code]).toEqual({ label: 'Obra lenta', where: causeOf(code, rule) });
    expect(bandOf(code, rule, 'ATENCION')).toEqual({
      op: 'gt',
      left: rule.measure,
      right: { param: 'OBRA_LENTA.ATENCION' },
    });
  });

  it('has thresholds institutions change, and is on unless one says otherwise', () => {
    const set = product.parameterSets.find(({ module }) => module === 'umbral');
    expect(set?.declared['OBRA_CARA.CRITICO']).toMatchObject({ unit: '%', values: [{ value: 90 }] });
    expect(set?.declared.OBRA_CARA).toMatchObject({ values: [{ value: 1 }] });
  });

  it('leads to people and to the unit by the record it borrows its reach from', () => {
    expect(ruleOf('PAGO_VENCIDO')).toMatchObject({
      people: [
        ['obra', 'encargada'],
        ['obra', 'equipo'],
      ],
      unit: ['obra', 'unidad'],
    });
  });

  it.each([
    [
      'OBRA_LENTA',
      'Cuando «Estado» es Abierta y «Fase» es Primera o Segunda. Según los días desde «Visita» o, si falta, «Vence»: informativa sobre 3 días; atención sobre 5 días.',
    ],
    ['OBRA_CARA', 'Según «Gastado» como parte de «Costo»: crítica desde 90 %.'],
    ['OBRA_TARDE', 'Según los días hábiles desde «Vence» como parte de «Puntaje»: alta desde 80 %.'],
    ['OBRA_AVISO', 'Según las horas para «Aviso»: alta con 1 hora o menos.'],
    [
      'OBRA_DISPAR',
      'Cuando «Vence» no es anterior a hoy. Según la diferencia entre «Avance» y «Puntaje»: informativa sobre 5 %.',
    ],
    ['OBRA_GASTO', 'Según «Costo»: informativa sobre $ 1.000.000.'],
    ['OBRA_DOBLE', 'Según «Doble»: informativa sobre 2 veces.'],
    ['OBRA_PAGOS', 'Según «Pagos»: informativa sobre 2.'],
  ])('%s explains itself', (code, said) => {
    expect(words(code)).toBe(said);
  });

  it('counts from the clock or does not', () => {
    const partOf = (code: string) => clockedPart(ruleOf(code).rule.measure);
    expect(partOf('PAGO_VENCIDO')).toEqual({ field: 'vence' });
    expect(partOf('OBRA_AVISO')).toEqual({ field: 'aviso' });
    expect(partOf('OBRA_TARDE')).toEqual({ field: 'vence' });
    expect(partOf('OBRA_DISPAR')).toBeUndefined();
    expect(partOf('OBRA_GASTO')).toBeUndefined();
  });

  it('says amounts as people do', () => {
    expect([amountWords(1, 'días'), amountWords(2, 'días hábiles'), amountWords(1, '%')]).toEqual([
      '1 día',
      '2 días hábiles',
      '1 %',
    ]);
    expect(measureUnit(ruleOf('OBRA_TARDE').module, { days: { field: 'vence' }, working: true })).toBe(
      'días hábiles',
    );
  });
});

const suspect = (alerts: Readonly<Record<string, AlertSpec>>) =>
  defineModule({
    name: 'mala',
    label: { one: 'Mala', many: 'Malas' },
    title: 'nombre',
    code: { sequence: 'MA' },
    fields: { nombre: text('Nombre', { required: true }), vence: date('Vence') },
    alerts: () => alerts,
    grants: { '*': { leer: 'all' } },
    list,
  });
const base = { label: 'Mala', source: 'Prueba' };

describe('a declaration that contradicts itself does not load', () => {
  it.each([
    [
      'an unknown field',
      { ...base, measure: { operand: { days: { field: 'nada' }, working: false } }, from: { ALTO: 1 } },
      /it asks for nada/,
    ],
    [
      'time counted from no time',
      { ...base, measure: { operand: { days: { field: 'nombre' }, working: false } }, from: { ALTO: 1 } },
      /it counts from nombre/,
    ],
    ['no measure', { ...base, measure: { operand: { value: 3 } }, from: { ALTO: 1 } }, /it measures nothing/],
    ['no level', { ...base, measure: { operand: { field: 'vence' } }, from: {} }, /it has no level/],
    [
      'bands out of order',
      { ...base, measure: { operand: { field: 'vence' } }, from: { ALTO: 5, CRITICO: 5 } },
      /before the one below/,
    ],
    [
      'bands out of order while they run out',
      { ...base, measure: { operand: { field: 'vence' } }, within: { ALTO: 5, CRITICO: 6 } },
      /before the one below/,
    ],
    [
      'somebody who is no ref',
      { ...base, measure: { operand: { field: 'vence' } }, from: { ALTO: 1 }, to: ['nombre'] },
      /addressed to nombre/,
    ],
  ])('for %s', (_, rule, fault) => {
    expect(() => suspect({ MALA: rule })).toThrow(fault);
  });

  it('for one its list cannot be filtered by', () => {
    const module = product.find('obra');
    if (!module) throw new Error('no obra');
    expect(alertFaults(module)).toEqual([]);
    expect(alertFaults({ ...module, filters: {} })).toContain(
      'the alert OBRA_CARA: it is no filter of the list',
    );
  });

  it('for a code nobody can read', () => {
    const rule = { ...base, measure: { operand: { field: 'vence' } }, from: { ALTO: 1 } };
    expect(() => suspect({ mala: rule })).toThrow(/its code is capitals/);
  });
});

describe('a product that contradicts itself does not load', () => {
  const doble = defineModule({
    name: 'doble',
    label: { one: 'Doble', many: 'Dobles' },
    title: 'nombre',
    code: { sequence: 'DO' },
    fields: { nombre: text('Nombre', { required: true }), vence: date('Vence'), otra: ref('Otra', 'obra') },
    alerts: (q) => ({
      OBRA_CARA: { ...base, measure: q.days('vence'), from: { ALTO: 1 }, to: ['otra', 'otra.nada.mas'] },
    }),
    grants: { '*': { leer: 'all' } },
    list,
  });

  it('for codes told twice, roles nobody has and ways that lead to no people', () => {
    const bad = () => composeProduct([pack([persona, obra, pago, doble], { ALTO: [{ role: 'NADIE' }] })]);
    expect(bad).toThrow(/two alerts are called OBRA_CARA/);
    expect(bad).toThrow(/escalated to NADIE/);
    expect(bad).toThrow(/addressed to otra, which leads to no people/);
    expect(bad).toThrow(/addressed to otra.nada.mas, which leads to no people/);
  });

  it('for a module of alerts the engine could not write', () => {
    const alarma = defineModule({
      name: 'alarma',
      label: { one: 'Alarma', many: 'Alarmas' },
      title: 'nombre',
      code: { sequence: 'AL' },
      subject: { as: 'alerts', by: 'sobre', of: 'modulo', verbs: {} },
      fields: {
        nombre: text('Nombre', { required: true }),
        modulo: text('Módulo'),
        sobre: anyRef('Sobre', 'modulo'),
      },
      grants: { SISTEMA: { leer: 'all' }, '*': { leer: 'subject' } },
      list,
    });
    const bad = () => composeProduct([pack([persona, obra, pago, alarma])]);
    expect(bad).toThrow(/alarma keeps alerts and has no huella/);
    expect(bad).toThrow(/alarma keeps alerts and has no escalar/);
    expect(bad).toThrow(/alarma keeps alerts and has no POSPUESTA/);
  });
});
