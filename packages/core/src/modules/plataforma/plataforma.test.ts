import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../kernel/runtime/write/context.ts';
import { type Actions, actionsOver, faultsOf, refusalOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { producto } from '../producto.ts';

let world: World;
let act: Actions;
let admin: Command;
let encargado: Command;
beforeAll(async () => {
  world = await openWorld(producto);
  act = actionsOver(world);
  admin = world.person('admin', ['ADMIN_SISTEMA']);
  encargado = world.person('eva', ['ENCARGADO']);
});
afterAll(async () => {
  expect(await inconsistencies(world)).toEqual([]);
  await world.close();
});

describe('un usuario', () => {
  const usuario = (run: string) =>
    act.create(admin, 'usuario', { nombre: 'Ana Rojas', run, roles: ['ENCARGADO'] });

  it('se conoce por su RUN, que solo ve quien administra', async () => {
    const ana = await usuario('11.111.111-1');
    expect(ana.codigo).toBe('11111111-1');
    expect((await act.view(admin, ana)).data).toMatchObject({ run: '11111111-1', codigo: '11111111-1' });
    const seen = JSON.stringify(await act.view(encargado, ana));
    expect(seen).toContain('Ana Rojas');
    expect(seen).not.toContain('11111111');
    expect(await refusalOf(usuario('11111111-1'))).toMatchObject({ code: 'YA_EXISTE' });
  });

  it('se desactiva y reactiva, pero no a sí mismo, y nunca se elimina', async () => {
    const luis = await usuario('22222222-2');
    const propio = world.person(luis.id, ['ADMIN_SISTEMA']);
    const motivo = { motivo: 'Renunció' };
    expect((await refusalOf(act.run(propio, luis, 'desactivar', motivo))).message).toBe(
      'No puede desactivar su propia cuenta.',
    );
    const inactivo = await act.run(admin, luis, 'desactivar', motivo);
    expect((await act.stored(inactivo)).estado).toBe('INACTIVO');
    const activo = await act.run(admin, inactivo, 'reactivar');
    expect((await refusalOf(act.run(propio, activo, 'cerrarSesiones', motivo))).message).toMatch(
      /Mis sesiones/,
    );
    expect(await refusalOf(act.run(encargado, activo, 'cerrarSesiones', motivo))).toMatchObject({
      kind: 'prohibido',
    });
    expect(await refusalOf(act.remove(admin, activo))).toMatchObject({ kind: 'prohibido' });
  });
});

describe('una importación', () => {
  const archivo = { key: 't/planilla.csv', name: 'planilla.csv', size: 10 };
  const pedida = { modulo: 'ipr', perfil: 'analisis', archivo };

  it('la pide quien puede importar en ese módulo, y toma el nombre de su archivo', async () => {
    const regional = world.person('rosa', ['ADMIN_REGIONAL']);
    const made = await act.create(regional, 'importacion', pedida);
    expect(made.codigo).toBe('IMP-2026-00001');
    expect((await act.stored(made)).data.nombre).toBe('planilla.csv');
    expect((await refusalOf(act.create(encargado, 'importacion', pedida))).message).toBe(
      'Su rol no permite importar en ese módulo.',
    );
    expect(await refusalOf(act.create(regional, 'importacion', { ...pedida, modulo: 'nada' }))).toMatchObject(
      { code: 'REGLA' },
    );
    expect(await faultsOf(act.create(regional, 'importacion', { modulo: 'ipr' }))).toEqual({
      archivo: 'Falta planilla.',
    });
  });

  it('la ve quien la pidió y quien administra', async () => {
    const made = await act.create(world.person('rosa', ['ADMIN_REGIONAL']), 'importacion', pedida);
    const otra = world.person('sol', ['ADMIN_REGIONAL']);
    expect(await refusalOf(act.view(otra, made))).toMatchObject({ kind: 'no_encontrado' });
    expect((await act.view(admin, made)).data.modulo).toBe('ipr');
  });

  it('la escribe solo el sistema; confirmarla y descartarla es de quien la pidió', async () => {
    const regional = world.person('rosa', ['ADMIN_REGIONAL']);
    const made = await act.create(regional, 'importacion', pedida);
    expect(await refusalOf(act.run(regional, made, 'ensayar'))).toMatchObject({ kind: 'prohibido' });
    const system = world.system();
    const trying = await act.run(system, made, 'ensayar', { plan: {} });
    const nothing = await act.run(system, trying, 'presentar', { total: 10, procesadas: 10 });
    expect((await refusalOf(act.run(regional, nothing, 'confirmar'))).message).toBe(
      'No trae nada nuevo que importar.',
    );
    const again = await act.run(regional, nothing, 'configurar', { plan: {} });
    const tried = await act.run(system, again, 'presentar', { total: 10, nuevas: 5 });
    const queued = await act.run(regional, tried, 'confirmar');
    const begun = await act.run(system, queued, 'comenzar');
    const done = await act.run(system, begun, 'terminar', { mensaje: 'Lista' });
    expect(await act.stored(done)).toMatchObject({
      estado: 'TERMINADA',
      data: { total: 10, nuevas: 5, mensaje: 'Lista' },
    });
    expect(await refusalOf(act.run(regional, done, 'descartar'))).toMatchObject({ code: 'REGLA' });
    const undoing = await act.run(regional, done, 'deshacer');
    const undone = await act.run(system, undoing, 'deshecha', { deshechas: 5 });
    expect((await refusalOf(act.run(regional, undone, 'deshacer'))).message).toBe('Ya está deshecha.');
  });
});

const gobierno = { nombre: 'Gobierno', corto: 'Gobierno', dominio: 'gobierno.test' };

describe('la institución', () => {
  const operador = () => world.person('ope', ['OPERADOR']);

  it('parte activa, con ClaveÚnica y sesiones de ocho horas', async () => {
    const made = await act.create(world.system(), 'institucion', gobierno);
    expect(await act.stored(made)).toMatchObject({
      estado: 'ACTIVA',
      data: { ingresos: ['claveunica'], sesionHoras: 8, zona: 'America/Santiago' },
    });
  });

  it('acepta límites de 1 a 24 horas, uno por rol', async () => {
    const made = await act.create(world.system(), 'institucion', {
      ...gobierno,
      corto: 'Otro',
      dominio: 'otro.test',
    });
    for (const sesionHoras of [0, 25, 1.5])
      expect(Object.keys(await faultsOf(act.patch(admin, made, { sesionHoras })))).toEqual(['sesionHoras']);
    const sesionPorRol = [{ rol: 'ENCARGADO', horas: 24 }];
    const changed = await act.patch(admin, made, { sesionHoras: 1, sesionPorRol });
    expect((await act.stored(changed)).data).toMatchObject({ sesionHoras: 1, sesionPorRol });
    const repetidos = { ...gobierno, corto: 'Tercero', sesionPorRol: [...sesionPorRol, ...sesionPorRol] };
    expect((await refusalOf(act.create(world.system(), 'institucion', repetidos))).message).toMatch(
      /una línea por rol/,
    );
  });

  it.each(['Portal.cl', 'https://portal.test', 'portal..test', '-portal.test', 'portal.test/'])(
    'no se abre en «%s»',
    async (dominio) => {
      const wrong = { ...gobierno, corto: dominio, dominio };
      expect(Object.keys(await faultsOf(act.create(world.system(), 'institucion', wrong)))).toEqual([
        'dominio',
      ]);
    },
  );

  it('la cierra y reabre solo la operación, con motivo, y cerrada no se edita', async () => {
    const made = await act.create(world.system(), 'institucion', {
      ...gobierno,
      corto: 'Final',
      dominio: 'final.test',
    });
    expect(await refusalOf(act.run(admin, made, 'cerrar', { motivo: 'Fusión' }))).toMatchObject({
      kind: 'prohibido',
    });
    expect((await refusalOf(act.run(operador(), made, 'cerrar', { motivo: 'Fusión' }))).message).toMatch(
      /Exporte antes/,
    );
    const asked = await act.run(admin, made, 'pedirExportacion', { motivo: 'Cierre' });
    const copia = { key: 't/exportaciones/x.gz', name: 'x.gz', size: 9 };
    const copied = await act.run(world.system(), asked, 'guardarExportacion', { exportacion: copia });
    expect((await act.view(admin, copied)).data.exportacion).toEqual(copia);
    expect((await act.view(operador(), copied)).data.exportacion).toBeUndefined();
    expect(await faultsOf(act.run(operador(), copied, 'cerrar'))).toEqual({ motivo: 'Falta motivo.' });
    const closed = await act.run(operador(), copied, 'cerrar', { motivo: 'Fusión', resolucion: 'RE 12' });
    expect((await act.stored(closed)).estado).toBe('CERRADA');
    expect(await refusalOf(act.patch(admin, closed, { nombre: 'Nuevo' }))).toMatchObject({
      kind: 'invalido',
    });
    const open = await act.run(operador(), closed, 'reabrir', { motivo: 'Se dejó sin efecto' });
    expect((await act.stored(open)).estado).toBe('ACTIVA');
  });
});

describe('un ingreso de la operación', () => {
  const values = { operador: 'Iris Soto', operadorId: 'iris', motivo: 'Caso 12', horas: 2 };

  it('lo abre el sistema, con término, y quien administra lo ve y lo termina', async () => {
    const made = await act.create(world.system(), 'ingreso_operador', values);
    const { data, creadoEn } = await act.stored(made);
    expect(Date.parse(String(data.hasta)) - Date.parse(creadoEn)).toBe(2 * 3_600_000);
    expect((await act.view(admin, made)).data.motivo).toBe('Caso 12');
    const ended = await act.run(admin, made, 'terminar');
    expect((await act.stored(ended)).estado).toBe('TERMINADO');
  });

  it('pide motivo y nunca dura más de ocho horas', async () => {
    const wrong = { ...values, motivo: undefined, horas: 9 };
    expect(Object.keys(await faultsOf(act.create(world.system(), 'ingreso_operador', wrong)))).toEqual([
      'motivo',
      'horas',
    ]);
    expect(await refusalOf(act.create(admin, 'ingreso_operador', values))).toMatchObject({
      kind: 'prohibido',
    });
  });
});

describe('las tablas de la institución', () => {
  it('se reconocen por su clave natural', async () => {
    const extra = { modulo: 'ipr', nombre: 'plazo', etiqueta: 'Plazo', tipo: 'number' };
    const made = [
      await act.create(admin, 'division', { sigla: 'DIT', nombre: 'Obras' }),
      await act.create(admin, 'comuna', {
        cut: '16101',
        nombre: 'Chillán',
        provincia: 'Diguillín',
        region: 'Ñuble',
      }),
      await act.create(admin, 'campo_extra', extra),
      await act.create(world.system(), 'institucion', { ...gobierno, corto: 'GORE', dominio: 'gore.test' }),
    ];
    expect(made.map(({ codigo }) => codigo)).toEqual(['DIT', '16101', 'ipr.plazo', 'GORE']);
    expect(await refusalOf(act.create(encargado, 'comuna', {}))).toMatchObject({ kind: 'prohibido' });
    const wrong = { cut: '1', nombre: 'X', provincia: 'X', region: 'X' };
    expect(await faultsOf(act.create(admin, 'comuna', wrong))).toEqual({ cut: 'El formato no es válido.' });
  });
});
