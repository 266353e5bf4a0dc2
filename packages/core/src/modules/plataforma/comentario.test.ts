import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf } from '../../kernel/testing/actions.ts';
import { openTaller, type Taller } from '../../kernel/testing/furnish.ts';
import * as regla from './comentario.reglas.ts';

let t: Taller;
beforeAll(async () => {
  t = await openTaller();
});
afterAll(() => t.world.close());

it('se corrige y se retira mientras dura el plazo, por quien lo escribió', async () => {
  const proyecto = await t.proyecto();
  const hecho = await t.create(t.miembro, 'comentario', {
    modulo: 'proyecto',
    sobre: proyecto.id,
    texto: 'Con un error',
    menciones: [t.luis.id],
  });
  expect((await refusalOf(t.run(t.jefa, hecho, 'corregir', { texto: 'Otro' }))).kind).toBe('prohibido');
  const corregido = await t.run(t.miembro, hecho, 'corregir', { texto: 'Sin error' });
  expect((await t.stored(corregido)).data).toMatchObject({
    texto: 'Sin error',
    corregidoEn: t.world.clock.ahora(),
  });
  const { data } = await t.history(t.jefa, corregido);
  expect(JSON.stringify(data)).toContain('Con un error');
  t.world.clock.avanzar((regla.minutosParaCorregir + 1) * 60_000);
  expect((await refusalOf(t.run(t.miembro, corregido, 'retirar'))).message).toContain('30 minutos');
});

it('se corrige hasta el último minuto del plazo', () => {
  const escrito = '2026-07-15T12:00:00.000Z';
  expect(regla.tarde(escrito, '2026-07-15T12:30:00.000Z')).toBeUndefined();
  expect(regla.tarde(escrito, '2026-07-15T12:30:00.001Z')).toMatch(/^Pasaron más de 30 minutos/);
});

it('retirado, no dice nada ni llama a nadie', async () => {
  const proyecto = await t.proyecto();
  const hecho = await t.create(t.miembro, 'comentario', {
    modulo: 'proyecto',
    sobre: proyecto.id,
    texto: 'Se me fue',
    menciones: [t.luis.id],
  });
  const retirado = await t.run(t.miembro, hecho, 'retirar');
  const { estado, data } = await t.stored(retirado);
  expect(estado).toBe('RETIRADO');
  expect(data).toMatchObject({ texto: regla.retirado });
  expect(data.menciones).toBeUndefined();
});
