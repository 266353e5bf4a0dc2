import { describe, expect, it } from 'vitest';
import { grantableScopes } from '../../declare/grantable.ts';
import type { AnyModule } from '../../declare/module.ts';
import type { ModuleDelta, Policy } from '../../declare/policy.ts';
import { productoDeTaller } from '../../testing/taller/pack.ts';
import { accessOver } from './access.ts';
import { declaredGrant, effectiveGrant, externalGrant } from './grants.ts';

const moduleNamed = (name: string): AnyModule => {
  const module = productoDeTaller.find(name);
  if (!module) throw new Error(`No ${name}`);
  return module;
};
const proyecto = moduleNamed('proyecto');
const saying = (proyecto: ModuleDelta, more: Partial<Policy> = {}): Policy => ({
  roles: { MIEMBRO: { label: 'Miembro', delta: { proyecto } } },
  off: [],
  ...more,
});
const granted = (delta: ModuleDelta) => effectiveGrant(productoDeTaller, proyecto, 'MIEMBRO', saying(delta));
const declared = declaredGrant(proyecto, 'MIEMBRO');

describe('a delta over a declared grant', () => {
  it('changes the verbs it names and leaves the others', () => {
    expect(granted({ verbos: { editar: 'unit', avanzar: null, cerrar: 'lejos' } }).verbs).toEqual({
      leer: 'unit',
      iniciar: 'own',
      importar: 'own',
      editar: 'unit',
      comentar: 'unit',
      adjuntar: 'own',
    });
  });

  it('says nothing of verbs when it speaks of fields only, and names no field that is not there', () => {
    expect(granted({ ocultar: ['nombre', 'perdido'] })).toEqual({ ...declared, hidden: ['nombre'] });
    expect(granted({ cuatroOjos: { iniciar: ['crear'] } })).toEqual({
      ...declared,
      fourEyes: { iniciar: ['crear'] },
    });
  });

  it('adds its rules of four eyes to the declared ones, each once', () => {
    const { fourEyes } = accessOver(productoDeTaller)({
      roles: ['MIEMBRO'],
      policy: saying({ cuatroOjos: { cerrar: ['iniciar', 'crear'] } }),
    });
    expect(fourEyes('proyecto', 'cerrar')).toEqual(['avanzar', 'crear', 'iniciar']);
    expect(fourEyes('proyecto', 'pausar')).toEqual([]);
    expect(fourEyes('nada', 'cerrar')).toEqual([]);
  });
});

it('leaves nothing of a pack that is switched off, and all of the others', () => {
  const off = accessOver(productoDeTaller)({
    roles: ['MIEMBRO'],
    policy: saying({}, { off: ['taller'] }),
  });
  expect([off.exists('proyecto'), off.may('proyecto', 'leer'), off.exists('comuna')]).toEqual([
    false,
    false,
    true,
  ]);
  expect([...off.hidden('proyecto')]).toEqual([]);
  expect(off.fourEyes('proyecto', 'cerrar')).toEqual(['avanzar', 'crear']);
});

it('lets somebody from outside look at what was named, without what is personal unless said', () => {
  const reach = { modules: ['proyecto'], personal: false };
  expect(externalGrant(proyecto, reach)).toEqual({
    verbs: { leer: 'all' },
    hidden: ['correo', 'contacto', 'familia'],
    fourEyes: {},
  });
  expect(externalGrant(proyecto, { ...reach, personal: true }).hidden).toEqual([]);
  expect(externalGrant(moduleNamed('pago'), reach).verbs).toEqual({});
  const hung = {
    ...moduleNamed('pago'),
    subject: { by: 'sobre', of: 'registro', as: 'documents', verbs: {} },
  } as const;
  expect(externalGrant(hung, { ...reach, modules: ['pago'] }).verbs).toEqual({ leer: 'subject' });
});

it('offers the scopes a module has, from the narrowest to the widest', () => {
  expect(grantableScopes(proyecto)).toEqual(['own', 'unit', 'subtree', 'urgentes', 'propios', 'all']);
  expect(grantableScopes(moduleNamed('pago'))).toContain('parent');
  expect(grantableScopes(moduleNamed('comuna'))).toEqual(['all']);
});
