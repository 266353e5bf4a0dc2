import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyModule } from '../../kernel/declare/module.ts';
import type { Command, Outcome } from '../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, faultsOf, refusalOf } from '../../kernel/testing/actions.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { producto } from '../producto.ts';
import { reachedFrom } from './testing/oraculo.ts';

const found = producto.find('ipr');
if (!found) throw new Error('no ipr');
const ipr: AnyModule = found;
const incompletas = ['INADMISIBLE', 'FI', 'OT'];
const favorables = ['RS', 'RF', 'ITF', 'AT', 'AD', 'SELECCIONADO'];

describe('los caminos hacia el dinero', () => {
  it('pasan por una evaluación', () => {
    const sinEvaluar = reachedFrom(ipr, [...incompletas, ipr.initial], { shut: ['EN_EVALUACION'] });
    expect([...sinEvaluar]).not.toContain('CDP_EMITIDO');
    for (const favorable of favorables) expect([...sinEvaluar]).not.toContain(favorable);
    for (const incompleta of incompletas)
      expect([...reachedFrom(ipr, [incompleta])]).toContain('CDP_EMITIDO');
  });

  it('pasan por un resultado favorable, al que solo llega la evaluación', () => {
    const sinResultado = reachedFrom(ipr, [ipr.initial], { shut: favorables });
    expect([...sinResultado]).not.toContain('CDP_EMITIDO');
    const llegadas = Object.values(ipr.transitions).filter(({ to }) => favorables.includes(to));
    expect(llegadas).toHaveLength(favorables.length);
    for (const { from } of llegadas) expect(from).toEqual(['EN_EVALUACION']);
    expect(ipr.transitions.emitirCdp?.from).toEqual(favorables);
  });

  it('llegan a todos los estados, y de los que no se mueven no sale ninguno', () => {
    expect([...reachedFrom(ipr, [ipr.initial])].toSorted()).toEqual(Object.keys(ipr.states).toSorted());
    for (const [estado, { frozen }] of Object.entries(ipr.states))
      expect([...reachedFrom(ipr, [estado])].length === 1, estado).toBe(frozen === true);
  });
});

describe('una iniciativa que recorre su vida', () => {
  let world: World;
  let act: Actions;
  let [ana, luis]: Command[] = [];
  beforeAll(async () => {
    world = await openWorld(producto);
    act = actionsOver(world);
    [ana, luis] = ['ana', 'luis'].map((id) => world.person(id, ['ADMIN_REGIONAL']));
  });
  afterAll(() => world.close());

  let bip = 40_000_000;
  const nueva = (values = {}) => {
    bip += 1;
    if (!ana) throw new Error('nobody');
    return act.create(ana, 'ipr', { nombre: 'Plaza', bip: String(bip), anioPresupuestario: 2026, ...values });
  };
  const seguir = async (
    por: Command | undefined,
    desde: Outcome,
    ...pasos: readonly (readonly [string, object?])[]
  ) => {
    if (!por) throw new Error('nobody');
    let at = desde;
    for (const [verb, input = {}] of pasos) at = await act.run(por, at, verb, { ...input });
    return at;
  };
  const frase = async (action: Promise<unknown>) => (await refusalOf(action)).message;
  const evaluada = async (mecanismo: string, values = {}) =>
    seguir(ana, await nueva(values), ['revisar'], ['admitir', { mecanismo }], ['evaluar']);
  const rs: readonly [string, object] = ['registrarRS', { fechaRate: '2026-07-01' }];
  const cdp: readonly [string, object] = ['emitirCdp', { montoAprobado: 1000 }];

  it('llega desde el ingreso hasta el cierre', async () => {
    const recomendada = await seguir(ana, await evaluada('SNI'), rs);
    expect((await act.stored(recomendada)).data).toMatchObject({ rateActual: 'RS', ratesEmitidos: 1 });
    const enObra = await seguir(
      luis,
      recomendada,
      cdp,
      ['formalizar'],
      ['concluirFormalizacion'],
      ['licitar'],
      ['adjudicar'],
      ['iniciarObra', { fechaInicio: '2026-08-01' }],
      ['registrarAvance', { avanceFisico: 60 }],
    );
    expect(await frase(seguir(luis, enObra, ['recibirProvisoria']))).toBe(
      'El avance físico registrado no llega a 100 %.',
    );
    expect(await frase(seguir(luis, enObra, ['registrarAvance', { avanceFisico: 50 }]))).toMatch(
      /^El avance baja/,
    );
    const cerrada = await seguir(
      luis,
      enObra,
      ['registrarAvance', { avanceFisico: 50, comentario: 'Se corrigió la medición' }],
      ['registrarAvance', { avanceFisico: 100 }],
      ['recibirProvisoria'],
      ['recibirDefinitiva'],
      ['rendir'],
      ['cerrar'],
    );
    expect((await act.stored(cerrada)).estado).toBe('CERRADO');
    if (!luis) throw new Error('nobody');
    expect(await refusalOf(act.patch(luis, cerrada, { nombre: 'Otra' }))).toMatchObject({
      code: 'ESTADO_FINAL',
    });
  });

  it('vuelve a evaluación después de FI, OT o reevaluación, y cuenta sus RATE', async () => {
    const motivo = { motivo: 'Faltan los planos' };
    const otra = await seguir(
      ana,
      await evaluada('SNI'),
      ['pedirInformacion', motivo],
      ['evaluar'],
      rs,
      ['objetar', motivo],
      ['evaluar'],
      rs,
    );
    expect((await act.stored(otra)).data).toMatchObject({ rateActual: 'RS', ratesEmitidos: 4 });
    const reevaluada = await seguir(ana, otra, ['reevaluar', motivo]);
    expect(await act.stored(reevaluada)).toMatchObject({
      estado: 'EN_EVALUACION',
      data: { rateActual: 'RE' },
    });
    expect(await frase(seguir(luis, reevaluada, cdp))).toMatch(/^No corresponde en estado «En evaluación»/);
  });

  it('emite su CDP con otros ojos, con sus atributos y mientras la recomendación vale', async () => {
    const recomendada = await seguir(ana, await evaluada('SNI'), rs);
    expect(await frase(seguir(ana, recomendada, cdp))).toBe(
      'Debe hacerlo otra persona: usted hizo «Registrar RS».',
    );
    const fril = await seguir(ana, await evaluada('FRIL'), ['registrarAT', { fechaRate: '2026-07-01' }]);
    expect(await frase(seguir(luis, fril, cdp))).toMatch(/^Falta el tipo de FRIL y si cumple/);
    const vieja = await seguir(ana, await evaluada('SNI'), ['registrarRS', { fechaRate: '2022-01-01' }]);
    expect(await frase(seguir(luis, vieja, cdp))).toMatch(/^La recomendación tiene más de tres años/);
    expect(
      await frase(seguir(ana, await evaluada('SNI'), ['registrarAT', { fechaRate: '2026-07-01' }])),
    ).toMatch(/^Sistema Nacional de Inversiones \(IDI\) no se resuelve con AT/);
  });

  it('se reanuda por donde se suspendió', async () => {
    const motivo = { motivo: 'Quiebra del contratista' };
    const formalizada = await seguir(
      luis,
      await seguir(ana, await evaluada('SNI'), rs),
      cdp,
      ['formalizar'],
      ['concluirFormalizacion'],
    );
    const ejecucion = await seguir(
      luis,
      formalizada,
      ['iniciarEjecucion', { fechaInicio: '2026-08-01' }],
      ['suspender', motivo],
    );
    expect(await frase(seguir(luis, ejecucion, ['reanudarObra']))).toMatch(/«Reanudar ejecución»/);
    const deNuevo = await seguir(luis, ejecucion, ['reanudarEjecucion']);
    expect((await act.stored(deNuevo)).estado).toBe('EN_EJECUCION');
  });

  it('se reconoce por algo, y suma sus empleos', async () => {
    if (!ana) throw new Error('nobody');
    expect(await frase(act.create(ana, 'ipr', { nombre: 'Sin código' }))).toMatch(/^Indique el código BIP/);
    const made = await nueva({ empleosHombres: 2 });
    const patched = await act.patch(ana, made, { empleosMujeres: 3 });
    expect((await act.stored(patched)).data.empleos).toBe(5);
    expect(Object.keys(await faultsOf(act.patch(ana, patched, { bip: null })))).toContain('bip');
  });
});
