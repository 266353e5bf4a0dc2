import { afterEach, describe, expect, it, vi } from 'vitest';
import { text } from './fields.ts';
import { defineModule } from './module.ts';
import { composeProduct, definePack } from './product.ts';

const aviso = defineModule({
  name: 'aviso',
  label: { one: 'Aviso', many: 'Avisos' },
  title: 'nombre',
  code: { sequence: 'AV' },
  fields: { nombre: text('Nombre') },
  scopes: (q) => ({ propios: q.eq('creadoPor', q.actor('id')) }),
  filters: (q) => ({ mios: { label: 'Los míos', where: q.eq('creadoPor', q.actor('id')) } }),
  grants: { SISTEMA: { leer: 'all' }, '*': { leer: 'propios' }, ADMIN: { crear: 'all' } },
  list: { columns: ['nombre'], filters: [], sort: 'nombre' },
});

const comun = definePack({ name: 'comun', label: 'Común', roles: { ADMIN: 'Admin.' }, modules: [aviso] });
const obras = (
  grants: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>,
) => definePack({ name: 'obras', label: 'Obras', roles: { JEFE: 'Jefatura' }, modules: [], grants });
const composed =
  (...grants: Parameters<typeof obras>) =>
  () =>
    composeProduct([obras(...grants), comun]);

describe('what a pack lets its roles do in modules of another', () => {
  it('joins what the module declares itself, which stays as it was', () => {
    const product = composed({ aviso: { JEFE: { crear: 'all', editar: 'propios' } } })();
    expect(product.find('aviso')?.grants).toEqual({
      ...aviso.grants,
      JEFE: { crear: 'all', editar: 'propios' },
    });
    expect(product.packOf('aviso')?.modules).toEqual([product.find('aviso')]);
    expect(aviso.grants).not.toHaveProperty('JEFE');
  });

  it('leaves alone the modules nobody grants in', () => {
    expect(composeProduct([comun]).find('aviso')).toBe(aviso);
  });

  it('is refused where the module, the role, the verb or the scope is not there', () => {
    expect(composed({ otro: { JEFE: { crear: 'all' } } })).toThrow(
      'obras grants in otro, which no other pack has',
    );
    expect(composed({ aviso: { ADMIN: { editar: 'all' } } })).toThrow(
      'to ADMIN, which is no role of its own',
    );
    expect(composed({ aviso: { JEFE: { volar: 'all' } } })).toThrow('a grant names volar, which is no verb');
    expect(composed({ aviso: { JEFE: { crear: 'ajenos' } } })).toThrow('reaches ajenos, which is no scope');
  });
});

describe('the declarations of a release', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('were checked when it was built, and are not checked again', () => {
    vi.stubGlobal('DECLARATIONS_CHECKED', true);
    const stranded = () =>
      defineModule({
        name: 'varado',
        label: { one: 'Varado', many: 'Varados' },
        title: 'nombre',
        code: { sequence: 'VA' },
        fields: { nombre: text('Nombre') },
        states: { AQUI: { label: 'Aquí' }, LEJOS: { label: 'Lejos' } },
        initial: 'AQUI',
        grants: { '*': { leer: 'all' } },
        list: { columns: ['nombre'], filters: [], sort: 'nombre' },
      });
    expect(stranded).not.toThrow();
    vi.unstubAllGlobals();
    expect(stranded).toThrow('the state LEJOS cannot be reached');
    vi.stubGlobal('DECLARATIONS_CHECKED', true);
    expect(composed({ otro: {}, aviso: { JEFE: { volar: 'all' } } })).not.toThrow();
  });
});
