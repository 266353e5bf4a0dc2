import type { RoleEntry } from '@gore/core/kernel/declare/matrix.ts';
import type { Policy } from '@gore/core/kernel/declare/policy.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import type { Worksheet } from 'exceljs';
import { matrixOf } from '../permissions/matrix.ts';
import { scopeWords, verbWords } from '../permissions/words.ts';

/** What the workbook says: roles of an institution and what it changed of them, as of a day. */
export interface MatrixSource {
  readonly product: Product;
  readonly policy: Policy;
  readonly roles: readonly RoleEntry[];
  readonly institution: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

type Column = readonly [header: string, width: number];

const headed = (sheet: Worksheet, columns: readonly Column[]): void => {
  sheet.columns = columns.map(([header, width]) => ({ header, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1, xSplit: 2 }];
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
};

const changedFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF3D6' } } as const;

const addVerbs = (sheet: Worksheet, { product, policy, roles }: MatrixSource): void => {
  headed(sheet, [['Módulo', 28], ['Acción', 34], ...roles.map(({ label }): Column => [label, 26])]);
  const byRole = roles.map(({ code }) => matrixOf(product, code, policy));
  for (const [at, module] of (byRole[0] ?? []).entries())
    for (const [verbAt, { label }] of module.verbs.entries()) {
      const cells = byRole.map((modules) => modules[at]?.verbs[verbAt]);
      const row = sheet.addRow([
        module.label,
        label,
        ...cells.map((cell) => scopeWords(module.off ? null : (cell?.effective ?? null))),
      ]);
      for (const [column, cell] of cells.entries())
        if (cell && cell.declared !== cell.effective) {
          const changed = row.getCell(column + 3);
          changed.fill = changedFill;
          changed.note = `De fábrica: ${scopeWords(cell.declared)}`;
        }
    }
};

const addFields = (sheet: Worksheet, { product, policy, roles }: MatrixSource): void => {
  headed(sheet, [
    ['Módulo', 28],
    ['Campo', 34],
    ['Rol', 30],
    ['De fábrica', 14],
  ]);
  for (const { code, label } of roles)
    for (const module of matrixOf(product, code, policy))
      for (const field of module.fields)
        if (field.hidden || field.declared)
          sheet.addRow([
            module.label,
            field.label,
            field.hidden ? label : `${label} (dejó de ocultarse)`,
            field.declared ? 'Sí' : 'No',
          ]);
};

const addFourEyes = (sheet: Worksheet, { product, policy, roles }: MatrixSource): void => {
  headed(sheet, [
    ['Módulo', 28],
    ['Acción', 34],
    ['No puede hacerla quien hizo', 44],
    ['Para quién', 30],
  ]);
  for (const module of product.modules) {
    const words = (verbs: readonly string[]) => verbs.map((verb) => verbWords(module, verb)).join(', ');
    for (const [verb, { label, fourEyes = [] }] of Object.entries(module.transitions)) {
      if (fourEyes.length)
        sheet.addRow([module.label.many, label, words(fourEyes), 'Todas las personas, de fábrica']);
      for (const role of roles) {
        const added = policy.roles[role.code]?.delta[module.name]?.cuatroOjos?.[verb] ?? [];
        if (added.length) sheet.addRow([module.label.many, label, words(added), role.label]);
      }
    }
  }
};

/** The effective matrix of an institution as a workbook; what differs from the declarations is marked. */
export const matrixWorkbook = async (source: MatrixSource): Promise<Uint8Array> => {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const about = book.addWorksheet('Sobre esta matriz');
  about.getColumn(1).width = 100;
  about.addRows([
    [`Matriz de permisos de ${source.institution}`],
    [
      `Lo que rige el ${source.today.split('-').reverse().join('-')}: declaraciones más cambios de la institución.`,
    ],
    ['Una celda con fondo amarillo difiere de lo que viene de fábrica; su nota dice qué venía.'],
    [
      'Quien tiene varios roles puede lo que pueda cualquiera de ellos, además de lo de «Todas las personas».',
    ],
  ]);
  about.getRow(1).font = { bold: true, size: 14 };
  addVerbs(book.addWorksheet('Acciones'), source);
  addFields(book.addWorksheet('Campos ocultos'), source);
  addFourEyes(book.addWorksheet('Cuatro ojos'), source);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
