import type { Policy } from '@gore/core/kernel/declare/policy.ts';
import { producto } from '@gore/core/modules/producto.ts';
import excel from 'exceljs';
import { expect, it } from 'vitest';
import { rolesIn } from '../permissions/roles.ts';
import { matrixWorkbook } from './matrix-workbook.ts';

const policy: Policy = {
  off: [],
  roles: {
    ENCARGADO: {
      label: 'Encargado',
      delta: {
        ipr: { verbos: { crear: 'unit' }, ocultar: ['bip'], cuatroOjos: { admitir: ['crear'] } },
        usuario: { verbos: { leer: null } },
      },
    },
  },
};

const read = async (changes: Policy): Promise<excel.Workbook> => {
  const bytes = await matrixWorkbook({
    product: producto,
    policy: changes,
    roles: rolesIn(producto, []),
    institution: 'Gobierno Regional',
    today: '2026-07-15',
  });
  const book = new excel.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
};

const textsOf = (book: excel.Workbook, name: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  book.getWorksheet(name)?.eachRow((row) => {
    const texts: string[] = [];
    row.eachCell((cell) => texts.push(cell.text));
    rows.push(texts);
  });
  return rows;
};

it('has every role beside every action, what differs marked with what it came with', async () => {
  const book = await read(policy);
  const [headings = [], ...rows] = textsOf(book, 'Acciones');
  expect(headings).toEqual(['Módulo', 'Acción', ...rolesIn(producto, []).map(({ label }) => label)]);
  const crear = rows.find(([module, verb]) => module === 'Iniciativas' && verb === 'Crear');
  expect(crear?.[headings.indexOf('Encargado')]).toBe('Su unidad');
  const noted: string[] = [];
  book.getWorksheet('Acciones')?.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.note) noted.push(`${row.getCell(1).text} · ${row.getCell(2).text}`);
    }),
  );
  expect(noted).toEqual(['Iniciativas · Crear']);
  expect(textsOf(book, 'Campos ocultos')).toContainEqual(['Iniciativas', 'Código BIP', 'Encargado', 'No']);
  expect(textsOf(book, 'Cuatro ojos')).toContainEqual([
    'Iniciativas',
    producto.find('ipr')?.transitions.admitir?.label,
    'Crear',
    'Encargado',
  ]);
  expect(textsOf(book, 'Sobre esta matriz').flat().join(' ')).toContain('15-07-2026');
});

it('gives nothing of a pack that is switched off', async () => {
  const rows = textsOf(await read({ roles: {}, off: ['gestion'] }), 'Acciones');
  const ipr = rows.filter(([module]) => module === 'Iniciativas');
  expect(ipr.length).toBeGreaterThan(0);
  expect(new Set(ipr.flatMap((row) => row.slice(2)))).toEqual(new Set(['—']));
});
