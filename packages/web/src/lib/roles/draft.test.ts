import type { MatrixModule } from '@gore/core/kernel/declare/matrix.ts';
import { expect, it } from 'vitest';
import { deltaOf, differences, draftOf, foundVerbs, sameDraft } from './draft.ts';

const verb = (name: string, declared: string | null, effective = declared, isNew = false) => ({
  name,
  label: `Acción ${name}`,
  declared,
  effective,
  everybody: null,
  isNew,
});

const ipr: MatrixModule = {
  name: 'ipr',
  label: 'Iniciativas de inversión',
  pack: 'Gestión',
  off: false,
  scopes: [{ name: 'all', label: 'Todo' }],
  verbs: [
    verb('leer', 'all'),
    { ...verb('crear', null, 'unit'), label: 'Crear' },
    { ...verb('admitir', 'all', 'all', true), fourEyes: { declared: [], added: ['crear'] } },
  ],
  fields: [
    { name: 'bip', label: 'BIP', personal: false, declared: true, hidden: true },
    { name: 'run', label: 'RUN', personal: true, declared: false, hidden: false },
  ],
};

it('keeps of a role only what differs from its declaration', () => {
  const draft = draftOf([ipr]);
  expect(deltaOf([ipr], draft)).toEqual({
    ipr: { verbos: { crear: 'unit' }, cuatroOjos: { admitir: ['crear'] } },
  });
  expect(differences(ipr, draft.ipr)).toBe(2);
  const back = {
    ipr: { verbs: { leer: 'all', crear: null, admitir: 'all' }, hidden: ['bip'], fourEyes: {} },
  };
  expect(deltaOf([ipr], back)).toEqual({});
  expect(sameDraft([ipr], draft, back)).toBe(false);
  expect(sameDraft([ipr], draft, draftOf([ipr]))).toBe(true);
});

it('keeps what is hidden as a whole, and what is taken away as nothing', () => {
  const edited = {
    ipr: { verbs: { leer: null, crear: null, admitir: 'all' }, hidden: ['run'], fourEyes: {} },
  };
  expect(deltaOf([ipr], edited)).toEqual({ ipr: { verbos: { leer: null }, ocultar: ['run'] } });
});

it('finds by module or by action, without accents, and what differs or is new', () => {
  const { ipr: draft } = draftOf([ipr]);
  const names = (text: string, only = false) => foundVerbs(ipr, draft, text, only).map(({ name }) => name);
  expect(names('inversion')).toEqual(['leer', 'crear', 'admitir']);
  expect(names('CREAR')).toEqual(['crear']);
  expect(names('nada')).toEqual([]);
  expect(names('', true)).toEqual(['crear', 'admitir']);
});
