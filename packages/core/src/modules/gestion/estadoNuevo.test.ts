import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkModule } from '../../kernel/declare/check.ts';
import { describe as describeModule } from '../../kernel/declare/describe.ts';
import type { AnyModule } from '../../kernel/declare/module.ts';
import { composeProduct } from '../../kernel/declare/product.ts';
import { accessOver } from '../../kernel/runtime/access/access.ts';
import { type Actions, actionsOver, refusalOf } from '../../kernel/testing/actions.ts';
import { inconsistencies } from '../../kernel/testing/consistency.ts';
import { openWorld, type World } from '../../kernel/testing/world.ts';
import { openApi } from '../../openapi/document.ts';
import { producto } from '../producto.ts';

const found = producto.find('resolucion');
if (!found) throw new Error('no resolucion');

/** What somebody would write into the declaration file of the module, and nowhere else. */
const conConsulta: AnyModule = {
  ...found,
  states: { ...found.states, EN_CONSULTA: { label: 'En consulta', tone: 'warn', phase: 'Elaboración' } },
  transitions: {
    ...found.transitions,
    consultar: { label: 'Consultar', from: ['BORRADOR'], to: 'EN_CONSULTA' },
    responder: { label: 'Responder', from: ['EN_CONSULTA'], to: 'BORRADOR' },
  },
  grants: {
    ...found.grants,
    ADMIN_REGIONAL: { ...found.grants.ADMIN_REGIONAL, consultar: 'all', responder: 'all' },
  },
};
const product = composeProduct(
  producto.packs.map((pack) => ({
    ...pack,
    modules: pack.modules.map((module) => (module === found ? conConsulta : module)),
  })),
);

describe('a state added to the declaration of a module, and to nothing else', () => {
  let world: World;
  let act: Actions;
  beforeAll(async () => {
    world = await openWorld(product);
    act = actionsOver(world);
  });
  afterAll(async () => {
    expect(await inconsistencies(world)).toEqual([]);
    await world.close();
  });

  it('is sound, described, documented and permitted', () => {
    expect(() => checkModule(conConsulta)).not.toThrow();
    expect(describeModule(conConsulta).states.map(({ name }) => name)).toContain('EN_CONSULTA');
    expect(JSON.stringify(openApi(product, '0'))).toContain('EN_CONSULTA');
    expect(accessOver(product)({ roles: ['ADMIN_REGIONAL'] }).verbs('resolucion')).toContain('consultar');
    expect(accessOver(product)({ roles: ['ENCARGADO'] }).verbs('resolucion')).not.toContain('consultar');
  });

  it('is entered, shown with its buttons and reasons, told in the history and left', async () => {
    const ana = world.person('ana', ['ADMIN_REGIONAL']);
    const acto = await act.create(ana, 'resolucion', { materia: 'Consulta', tipo: 'OFICIO' });
    const enConsulta = await act.run(ana, acto, 'consultar');
    const { data, meta } = await act.view(ana, enConsulta);
    expect(data.estado).toBe('EN_CONSULTA');
    expect(meta.verbs.find(({ name }) => name === 'responder')).toEqual({ name: 'responder', open: true });
    expect((await refusalOf(act.run(ana, enConsulta, 'visar'))).message).toContain('«En consulta»');
    expect((await act.history(ana, enConsulta)).data[0]).toMatchObject({
      verb: 'consultar',
      label: 'Consultar',
    });
    expect((await act.stored(await act.run(ana, enConsulta, 'responder'))).estado).toBe('BORRADOR');
  });

  it('when nothing leads to it, or nobody may lead there, the declaration is refused', () => {
    const { consultar: _, ...transitions } = conConsulta.transitions;
    expect(() => checkModule({ ...conConsulta, transitions })).toThrow(
      'the state EN_CONSULTA cannot be reached',
    );
    expect(() => checkModule({ ...conConsulta, grants: found.grants })).toThrow('nobody may consultar');
  });
});
