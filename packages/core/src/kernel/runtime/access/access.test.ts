import { describe, expect, it } from 'vitest';
import { ref, text } from '../../declare/fields.ts';
import { type AnyModule, defineModule } from '../../declare/module.ts';
import { always, never } from '../../declare/predicate.ts';
import { composeProduct, definePack } from '../../declare/product.ts';
import { productoDeTaller } from '../../testing/taller/pack.ts';
import { accessOver } from './access.ts';

const access = accessOver(productoDeTaller);
const field = (name: string) => ({ field: name });

describe('what roles may do', () => {
  it('is what their grants name, as data over the record and the actor', () => {
    const { scope } = access({ roles: ['MIEMBRO'] });
    expect(scope('proyecto', 'leer')).toEqual({
      op: 'in',
      left: field('division'),
      right: { actor: 'units' },
    });
    expect(scope('proyecto', 'editar')).toEqual({
      op: 'eq',
      left: field('responsable'),
      right: { actor: 'id' },
    });
    expect(access({ roles: ['JEFE'] }).scope('proyecto', 'leer')).toEqual({
      op: 'in',
      left: field('division'),
      right: { actor: 'subtree' },
    });
    expect(access({ roles: ['PATRULLA'] }).scope('proyecto', 'leer')).toEqual({
      op: 'eq',
      left: field('prioridad'),
      right: { value: 'ALTA' },
    });
    expect(access({ roles: ['ADMIN_SISTEMA'] }).scope('proyecto', 'leer')).toEqual(always);
  });

  it('reaches the children of what they may read', () => {
    const { scope } = access({ roles: ['MIEMBRO'] });
    const above = { op: 'parent', by: 'proyecto', module: 'proyecto', where: scope('proyecto', 'leer') };
    expect(scope('pago', 'leer')).toEqual(above);
    expect(scope('recibo', 'leer')).toEqual({ op: 'parent', by: 'pago', module: 'pago', where: above });
  });

  it('is nothing where no grant names it, and nothing of what does not exist', () => {
    const { scope, may, verbs, hidden } = access({ roles: ['MIEMBRO'] });
    expect([scope('proyecto', 'eliminar'), scope('nada', 'leer')]).toEqual([never, never]);
    expect([may('proyecto', 'eliminar'), may('nada', 'leer'), may('proyecto', 'leer')]).toEqual([
      false,
      false,
      true,
    ]);
    expect(verbs('proyecto')).toEqual([
      'leer',
      'editar',
      'importar',
      'comentar',
      'adjuntar',
      'iniciar',
      'avanzar',
    ]);
    expect(verbs('nada')).toEqual([]);
    expect([...hidden('nada')]).toEqual([]);
    expect(access({ roles: [] }).may('proyecto', 'leer')).toBe(false);
    expect(access({ roles: [] }).may('comuna', 'leer')).toBe(true);
  });

  it('is with several roles what any of them may, and all of it when one may all', () => {
    const both = access({ roles: ['MIEMBRO', 'JEFE'] }).scope('proyecto', 'leer');
    expect(both).toEqual({
      op: 'or',
      of: [
        access({ roles: ['JEFE'] }).scope('proyecto', 'leer'),
        access({ roles: ['MIEMBRO'] }).scope('proyecto', 'leer'),
      ],
    });
    expect(access({ roles: ['MIEMBRO', 'ADMIN_SISTEMA'] }).scope('proyecto', 'leer')).toEqual(always);
  });

  it('is resolved once for the same roles in any order', () => {
    expect(access({ roles: ['JEFE', 'MIEMBRO'] })).toBe(access({ roles: ['MIEMBRO', 'JEFE', 'JEFE'] }));
    expect(access({ roles: ['JEFE'] })).not.toBe(access({ roles: ['MIEMBRO'] }));
  });

  it('is for the product itself only what it is given by name, and what that implies', () => {
    expect(access({ roles: ['SISTEMA'] }).verbs('proyecto')).toEqual(['leer', 'comentar']);
    expect(access({ roles: ['SISTEMA'] }).may('comentario', 'crear')).toBe(false);
    expect(access({ roles: ['SISTEMA'] }).may('institucion', 'crear')).toBe(true);
    expect(access({ roles: ['SISTEMA'] }).may('importacion', 'crear')).toBe(false);
  });
});

describe('what roles do not see', () => {
  it('is what is hidden, and what would give it away', () => {
    expect([...access({ roles: ['MIEMBRO'] }).hidden('proyecto')]).toEqual([
      'reserva',
      'padrino',
      'anotacion',
      'reservado',
    ]);
    expect([...access({ roles: ['JEFE'] }).hidden('proyecto')]).toEqual([]);
    expect([...access({ roles: [] }).hidden('usuario')]).toEqual(['run', 'correo', 'codigo']);
  });

  it('is hidden only if all of their roles hide it', () => {
    expect([...access({ roles: ['MIEMBRO', 'JEFE'] }).hidden('proyecto')]).toEqual([]);
    expect([...access({ roles: ['ADMIN_SISTEMA'] }).hidden('usuario')]).toEqual([]);
    expect(access({ roles: ['MIEMBRO', 'PATRULLA'] }).hidden('proyecto').size).toBe(0);
  });
});

describe('a reach that has lost what it stands on', () => {
  const base = defineModule({
    name: 'suelta',
    label: { one: 'Suelta', many: 'Sueltas', feminine: true },
    title: 'nombre',
    code: { sequence: 'SU' },
    parent: 'madre',
    assignee: 'quien',
    unit: 'donde',
    fields: {
      nombre: text('Nombre'),
      madre: ref('Madre', 'suelta'),
      quien: ref('Quién', 'suelta'),
      donde: ref('Dónde', 'suelta'),
    },
    grants: { '*': { leer: 'all', editar: 'own', crear: 'unit', eliminar: 'subtree', importar: 'all' } },
    list: { columns: ['nombre'], filters: [], sort: 'nombre' },
  }) as unknown as AnyModule;
  const { parent: _, assignee: __, unit: ___, ...bare } = base;
  const grants = { '*': { ...base.grants['*'], restaurar: 'parent', exportar: 'lejos' } };
  const reachOf = (module: AnyModule) =>
    accessOver(composeProduct([definePack({ name: 'p', label: 'P', roles: {}, modules: [module] })]))({
      roles: [],
    });

  it('reaches nothing', () => {
    const { scope } = reachOf({ ...bare, grants: { '*': { ...grants['*'], restaurar: 'all' } } });
    for (const verb of ['editar', 'crear', 'eliminar', 'exportar'])
      expect(scope('suelta', verb)).toEqual(never);
    for (const lost of ['parent', 'subject'])
      expect(
        reachOf({ ...bare, grants: { '*': { ...grants['*'], restaurar: lost } } }).scope(
          'suelta',
          'restaurar',
        ),
      ).toEqual(never);
  });
});
