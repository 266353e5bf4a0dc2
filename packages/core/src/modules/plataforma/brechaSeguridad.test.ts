import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actions, actionsOver, faultsOf, refusalOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { producto } from '../producto.ts';
import * as regla from './brechaSeguridad.reglas.ts';

describe('the hours of the law', () => {
  it('run from knowing, and the final report from the early warning', () => {
    const detectada = '2026-07-15T15:30:00.000Z';
    expect(regla.alertaHasta(detectada)).toBe('2026-07-15T18:30:00.000Z');
    expect(regla.actualizacionHasta(detectada)).toBe('2026-07-18T15:30:00.000Z');
    expect(regla.informeHasta(detectada)).toBe('2026-07-30T15:30:00.000Z');
  });

  it('and the people are told when the data are sensitive, of money or of children', () => {
    expect(regla.avisaATitulares()).toBe(false);
    expect(regla.avisaATitulares(['IDENTIFICACION', 'LABORALES'])).toBe(false);
    for (const tipo of ['FINANCIEROS', 'SALUD', 'BIOMETRICOS', 'MENORES', 'OTROS_SENSIBLES'] as const)
      expect(regla.avisaATitulares(['IDENTIFICACION', tipo])).toBe(true);
  });

  it.each([
    [undefined, undefined, undefined, false],
    [['LABORALES'], undefined, undefined, 'Falta registrar cuándo se reportó a la Agencia'],
    [['LABORALES'], undefined, 'x', false],
    [['SALUD'], undefined, 'x', 'falta registrar cuándo se avisó a las personas'],
    [['SALUD'], 'x', 'x', false],
  ] as const)('%o %s %s', (tipos, titulares, agencia, sentence) => {
    const found = regla.faltaParaCerrar(tipos, titulares, agencia);
    if (sentence) expect(found).toContain(sentence);
    else expect(found).toBe(false);
  });
});

describe('a breach', () => {
  let world: World;
  let act: Actions;
  beforeAll(async () => {
    world = await openWorld(producto);
    act = actionsOver(world);
  });
  afterAll(async () => {
    expect(await inconsistencies(world)).toEqual([]);
    await world.close();
  });
  const hechos = {
    titulo: 'Planilla enviada a otra institución',
    naturaleza: ['CONFIDENCIALIDAD'],
    descripcion: 'Se envió por error.',
  };

  it('goes from the early warning to the final report, each with its clock', async () => {
    const delegado = world.person('d', ['DELEGADO_DATOS']);
    const made = await act.create(delegado, 'brecha_seguridad', {
      ...hechos,
      detectada: '2026-07-15T13:30:00.000Z',
      categorias: ['SALUD'],
    });
    expect((await act.view(delegado, made)).data).toMatchObject({
      codigo: 'BS-2026-00001',
      alertaHasta: '2026-07-15T16:30:00.000Z',
      alertaVencida: false,
      avisaATitulares: true,
    });
    world.clock.avanzar(31 * 60_000);
    expect((await act.view(delegado, made)).data).toMatchObject({ alertaVencida: true });
    const alerted = await act.run(delegado, made, 'alertar', { folioCsirt: 'CSIRT-1' });
    expect((await act.view(delegado, alerted)).data).toMatchObject({
      alertaVencida: false,
      informeHasta: '2026-07-30T16:31:00.000Z',
    });
    world.clock.avanzar(72 * 3_600_000);
    expect((await act.view(delegado, alerted)).data).toMatchObject({ actualizacionVencida: true });
    expect(await faultsOf(act.run(delegado, alerted, 'actualizar'))).toHaveProperty('medidas');
    const told = { efectos: 'Ninguno conocido', medidas: 'Se pidió borrarla', personas: 12 };
    const updated = await act.run(delegado, alerted, 'actualizar', told);
    const reported = await act.run(delegado, updated, 'informar', told);
    expect((await refusalOf(act.run(delegado, reported, 'cerrar'))).message).toContain('la Agencia');
    const avisos = { agenciaAvisada: '2026-07-16T12:00:00Z', titularesAvisados: '2026-07-16T13:00:00Z' };
    const closed = await act.run(delegado, reported, 'cerrar', avisos);
    expect((await act.stored(closed)).estado).toBe('CERRADA');
  });

  it('is not detected in the future, nor seen by who does not answer for data', async () => {
    const admin = world.person('a', ['ADMIN_SISTEMA']);
    const later = act.create(admin, 'brecha_seguridad', { ...hechos, detectada: '2027-01-01T00:00:00Z' });
    expect(await refusalOf(later)).toMatchObject({ code: 'REGLA' });
    const values = { ...hechos, detectada: world.clock.ahora() };
    const made = await act.create(admin, 'brecha_seguridad', values);
    const other = world.person('e', ['ENCARGADO']);
    expect(await refusalOf(act.view(other, made))).toMatchObject({ kind: 'no_encontrado' });
    const gone = await act.run(admin, made, 'descartar', { razon: 'Era una prueba del equipo' });
    expect((await act.stored(gone)).estado).toBe('DESCARTADA');
  });
});
