import { describe, expect, it } from 'vitest';
import { always, never } from '../../declare/predicate.ts';
import { productoDeTaller } from '../../testing/taller/pack.ts';
import { type Access, accessOver, type Holder } from './access.ts';

const access = accessOver(productoDeTaller);
const person = (roles: readonly string[], units: readonly string[] = ['sur']) => ({
  id: 'tito',
  roles,
  units,
  subtree: units,
});
const standingIn = (roles: readonly string[], ...others: readonly (readonly string[])[]): Access =>
  access({ roles, standsFor: others.map((theirs) => person(theirs)) });
const lookingAs = (holder: Holder, theirs: readonly string[]): Access =>
  access({ ...holder, preview: person(theirs) });

const ownUnits = { op: 'in', left: { field: 'division' }, right: { actor: 'units' } };
const ownSubtree = { op: 'in', left: { field: 'division' }, right: { actor: 'subtree' } };
const unitsOfTito = { op: 'in', left: { field: 'division' }, right: { value: ['sur'] } };

describe('whoever stands in for somebody', () => {
  it('reaches what either reaches, the other’s part with the other written into it', () => {
    const { scope, may } = standingIn(['MIEMBRO'], ['MIEMBRO']);
    expect(scope('proyecto', 'leer')).toEqual({ op: 'or', of: [ownUnits, unitsOfTito] });
    expect(standingIn([], ['MIEMBRO']).scope('proyecto', 'leer')).toEqual(unitsOfTito);
    expect(standingIn(['MIEMBRO'], ['ADMIN_SISTEMA']).scope('proyecto', 'leer')).toEqual(always);
    expect(standingIn(['ADMIN_SISTEMA'], ['MIEMBRO']).scope('proyecto', 'leer')).toEqual(always);
    expect([may('proyecto', 'leer'), may('proyecto', 'eliminar')]).toEqual([true, false]);
  });

  it('has the verbs of both, each once, and modules that exist for either', () => {
    const { exists, verbs } = standingIn(['MIEMBRO'], ['PATRULLA'], ['JEFE']);
    expect(new Set(verbs('proyecto')).size).toBe(verbs('proyecto').length);
    expect(verbs('proyecto')).toEqual(expect.arrayContaining(['avanzar', 'anular', 'cerrar']));
    expect([exists('proyecto'), exists('nada')]).toEqual([true, false]);
  });

  it('sees a field that either sees, of what that one may read at all', () => {
    const hidden = (own: readonly string[], other: readonly string[]) => [
      ...standingIn(own, other).hidden('proyecto'),
    ];
    const kept = [...access({ roles: ['MIEMBRO'] }).hidden('proyecto')];
    expect(hidden(['MIEMBRO'], ['JEFE'])).toEqual([]);
    expect(hidden(['MIEMBRO'], ['MIEMBRO'])).toEqual(kept);
    expect(hidden(['MIEMBRO'], [])).toEqual(kept);
    expect(hidden([], ['MIEMBRO'])).toEqual(kept);
  });

  it('is bound by the rules of four eyes of both', () => {
    expect(standingIn(['MIEMBRO'], ['JEFE']).fourEyes('proyecto', 'cerrar')).toEqual(['avanzar', 'crear']);
  });
});

describe('whoever looks through the eyes of somebody', () => {
  it('reaches what the other reaches, of what they read themselves', () => {
    expect(lookingAs({ roles: ['ADMIN_SISTEMA'] }, ['MIEMBRO']).scope('proyecto', 'leer')).toEqual(
      unitsOfTito,
    );
    expect(lookingAs({ roles: ['JEFE'] }, ['MIEMBRO']).scope('proyecto', 'leer')).toEqual({
      op: 'and',
      of: [unitsOfTito, ownSubtree],
    });
    expect(lookingAs({ roles: ['JEFE'] }, ['ADMIN_SISTEMA']).scope('proyecto', 'leer')).toEqual(ownSubtree);
    expect(lookingAs({ roles: ['ADMIN_SISTEMA'] }, ['ADMIN_SISTEMA']).scope('proyecto', 'leer')).toEqual(
      always,
    );
    expect(lookingAs({ roles: [] }, ['MIEMBRO']).scope('proyecto', 'leer')).toEqual(never);
    expect(lookingAs({ roles: ['JEFE'] }, ['MIEMBRO']).scope('proyecto', 'eliminar')).toEqual(never);
  });

  it('has the verbs of the other only, and sees no field either of them does not', () => {
    const seen = lookingAs({ roles: ['JEFE'] }, ['MIEMBRO']);
    expect(seen.verbs('proyecto')).toEqual(access({ roles: ['MIEMBRO'] }).verbs('proyecto'));
    expect(seen.may('proyecto', 'cerrar')).toBe(false);
    expect([...seen.hidden('proyecto')]).toEqual([...access({ roles: ['MIEMBRO'] }).hidden('proyecto')]);
    expect([...lookingAs({ roles: ['MIEMBRO'] }, ['JEFE']).hidden('proyecto')]).toContain('reserva');
    expect(seen.fourEyes('proyecto', 'cerrar')).toEqual(['avanzar', 'crear']);
    expect([seen.exists('proyecto'), seen.exists('nada')]).toEqual([true, false]);
  });
});
