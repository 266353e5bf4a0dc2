import { afterEach, describe, expect, it, vi } from 'vitest';
import { text } from './fields.ts';
import { type AnyModule, defineModule } from './module.ts';
import { composeProduct, definePack } from './product.ts';

/** A module that lists what it is told. */
const listing = (column: string) =>
  defineModule({
    name: 'nota',
    label: { one: 'Nota', many: 'Notas' },
    title: 'titulo',
    code: { sequence: 'NT' },
    fields: { titulo: text('Título') },
    grants: { '*': { leer: 'all' } },
    list: { columns: [column as 'titulo'], filters: [], sort: 'titulo' },
  }) as AnyModule;

const contradictory = () => listing('otra');

/** Packs of which one grants a verb that the module of the other does not have. */
const packs = () => [
  definePack({
    name: 'obras',
    label: 'Obras',
    roles: { JEFE: 'Jefatura' },
    modules: [],
    grants: { nota: { JEFE: { volar: 'all' } }, nadie: { JEFE: { leer: 'all' } } },
  }),
  definePack({ name: 'comun', label: 'Común', roles: {}, modules: [listing('titulo')] }),
];

afterEach(() => vi.unstubAllGlobals());

describe('declarations', () => {
  it('are checked wherever they are read', () => {
    expect(contradictory).toThrow('otra');
    expect(() => composeProduct(packs())).toThrow('volar');
  });

  it('of a release were checked when it was built', () => {
    vi.stubGlobal('DECLARATIONS_CHECKED', true);
    expect(contradictory).not.toThrow();
    expect(composeProduct(packs()).find('nota')?.grants).toHaveProperty('JEFE');
  });
});
