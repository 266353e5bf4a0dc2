import { describe, expect, it } from 'vitest';
import { boolean, choice, date, file, list, money, number, ref, text } from '../kernel/declare/fields.ts';
import type { Dossier } from './dossier.ts';
import { dossierHtml, dossierJson } from './html.ts';
import { valueWords } from './words.ts';

const reasons = { purpose: 'Probar', basis: 'Ley 1', retention: 'Un año' };
const dossier: Dossier = {
  tenant: 't',
  run: '11111111-1',
  at: '2026-11-22T12:30:00.000Z',
  untold: 7,
  traces: [
    { ...reasons, label: 'Ingresos', entries: [{ at: '2026-11-21T10:00:00.000Z', text: '<img src=x>' }] },
    { ...reasons, label: 'Sesiones', entries: [] },
  ],
  modules: [
    {
      ...reasons,
      module: 'm',
      label: 'Módulo & otros',
      records: [
        {
          module: 'm',
          label: 'Registro',
          id: '01',
          codigo: 'R-1',
          estado: 'Vigente',
          ties: ['titular'],
          shared: false,
          blocked: true,
          deleted: true,
          values: [{ field: 'n', label: 'Nombre', value: 'x', text: `"Ana's" <script>` }],
          past: [
            {
              field: 'n',
              label: 'Nombre',
              value: 'y',
              text: 'Antes',
              version: 2,
              at: '2026-01-02T03:04:05.000Z',
            },
          ],
        },
      ],
    },
  ],
};

describe('the copy for the person', () => {
  it('tells everything and runs nothing', () => {
    const html = dossierHtml(dossier, 'GORE <Ñuble>');
    expect(html).toContain('&quot;Ana&#39;s&quot; &lt;script&gt;');
    expect(html).toContain('Nombre (versión 2, 02-01-2026 03:04 UTC)');
    expect(html).toContain('Bloqueado · Eliminado');
    expect(html).toContain('Otros 7 registros');
    expect(html).not.toMatch(/<script|<img|GORE <Ñ|https?:/);
    const empty = dossierHtml({ ...dossier, modules: [], traces: [], untold: 0 }, 'GORE');
    expect(empty).toContain('No hay registros con este RUN.');
    expect(JSON.parse(dossierJson(dossier))).toEqual(dossier);
  });
});

describe('a value in words', () => {
  const names = new Map([['d1', 'Obras']]);
  const filas = list('Filas', { a: text('A'), b: number('B') });
  it.each([
    [boolean('B'), true, 'Sí'],
    [boolean('B'), false, 'No'],
    [choice('C', { X: 'Equis' }), 'X', 'Equis'],
    [choice('C', { X: 'Equis' }), 'Z', 'Z'],
    [date('D'), '2026-11-22', '22-11-2026'],
    [money('M'), 1500, '$1.500'],
    [ref('R', 'division'), 'd1', 'Obras'],
    [ref('R', 'division'), 'd2', 'Otro registro'],
    [file('F'), { key: 'k', name: 'acta.pdf', size: 1 }, 'acta.pdf'],
    [
      filas,
      [
        { a: 'uno', b: 1 },
        { a: 'dos', b: 2 },
      ],
      'A: uno; B: 1 · A: dos; B: 2',
    ],
    [text('T'), 'tal cual', 'tal cual'],
  ])('%#', (field, value, words) => {
    expect(valueWords(field, value, names).replaceAll('\u00a0', ' ')).toBe(words);
  });
});
