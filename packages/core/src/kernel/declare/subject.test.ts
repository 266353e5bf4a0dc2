import { describe, expect, it } from 'vitest';
import { comentario } from '../../modules/plataforma/comentario.ts';
import { documento } from '../../modules/plataforma/documento.ts';
import { productoDeTaller } from '../testing/taller/pack.ts';
import { pago } from '../testing/taller/pago.ts';
import { checkModule } from './check.ts';
import { describe as describeModule } from './describe.ts';
import { grantableScopes, grantableVerbs } from './grantable.ts';
import type { AnyModule } from './module.ts';
import { carries, impliedVerbs, kindsOf } from './subject.ts';
import { tellersOf } from './tellers.ts';

const moduleOf = (name: string): AnyModule => {
  const found = productoDeTaller.find(name);
  if (!found) throw new Error(name);
  return found;
};
const proyecto = moduleOf('proyecto');
const usuario = moduleOf('usuario');
const hung = moduleOf(documento.name);
const faultsOf = (module: AnyModule, part: Partial<AnyModule>) => {
  try {
    checkModule({ ...module, ...part });
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('what hangs on records', () => {
  it('hangs on every module that does not say otherwise, and never on what hangs itself', () => {
    expect(carries(proyecto, 'documents')).toBe(true);
    expect(carries(usuario, 'comments')).toBe(false);
    expect(carries(hung, 'comments')).toBe(false);
  });

  it('has the kinds the module declares, or the usual ones', () => {
    const { subject } = hung;
    if (!subject) throw new Error('Documents hang on records.');
    expect(Object.keys(kindsOf(proyecto, subject))).toEqual(['ACTA', 'RESERVADA']);
    expect(Object.keys(kindsOf(moduleOf(pago.name), subject))).toContain('CONVENIO');
    const { kind: _, ...without } = subject;
    expect(kindsOf(moduleOf(pago.name), without)).toEqual({});
  });

  it('may be added by whoever reads or edits, unless a grant says otherwise', () => {
    expect(impliedVerbs(proyecto, { leer: 'unit', editar: 'own' })).toEqual({
      comentar: 'unit',
      adjuntar: 'own',
    });
    expect(impliedVerbs(usuario, { leer: 'all', editar: 'all' })).toEqual({});
    expect(grantableVerbs(proyecto)).toEqual(expect.arrayContaining(['comentar', 'adjuntar']));
    expect(grantableVerbs(usuario)).not.toContain('comentar');
  });

  it('is reached through its record and in no other way', () => {
    expect(grantableScopes(hung)).toEqual(['propios', 'subject']);
    expect(grantableScopes(proyecto)).not.toContain('subject');
  });

  it('is told to the portal, which finds its record', () => {
    expect(describeModule(hung).subject).toEqual({ as: 'documents', by: 'sobre', of: 'modulo' });
    expect(describeModule(proyecto).highlights).toHaveLength(2);
  });

  it('tells its history with that of its record, as the parts of the record do', () => {
    expect(tellersOf(productoDeTaller.modules, proyecto)).toEqual(
      expect.arrayContaining([
        { module: 'pago', by: 'proyecto' },
        { module: documento.name, by: 'sobre', of: 'modulo' },
        { module: comentario.name, by: 'sobre', of: 'modulo' },
      ]),
    );
    expect(tellersOf(productoDeTaller.modules, usuario)).toEqual([]);
  });
});

describe('a declaration that contradicts itself about it', () => {
  it('does not load', () => {
    const { subject } = hung;
    if (!subject) throw new Error('Documents hang on records.');
    expect(faultsOf(hung, { subject: { ...subject, by: 'nombre' } })).toContain(
      'nombre does not say with anyRef on what its records hang',
    );
    expect(faultsOf(usuario, { grants: { '*': { leer: 'all', comentar: 'all' } } })).toContain(
      'a grant names comentar, and nothing hangs on its records',
    );
    expect(faultsOf(proyecto, { documents: { X: { label: 'X', verb: 'nada' } } })).toContain(
      'a kind of document is opened by nada, which is no verb',
    );
    expect(faultsOf(proyecto, { toldBy: ['nombre'] })).toContain(
      'nombre is not a ref, so no history tells of it',
    );
    expect(faultsOf(proyecto, { grants: { '*': { leer: 'subject' } } })).toContain(
      'a grant reaches subject, but no field says whose the record is',
    );
  });
});
