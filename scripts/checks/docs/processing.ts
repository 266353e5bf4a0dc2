import { keptFor } from '@gore/core/kernel/declare/kept-for.ts';
import { isPersonal } from '@gore/core/kernel/declare/leaves.ts';
import type { Product } from '@gore/core/kernel/declare/product.ts';
import { table } from './words.ts';

const intro = `# Registro de actividades de tratamiento

Qué datos personales guarda cada módulo, para qué, con qué base legal, de quiénes, a quién se comunican y cuánto se
conservan (Ley 19.628 en el texto de la Ley 21.719, arts. 3, 14 ter y 14 quater). Se genera de las declaraciones (\`npm run docs:generate\`) y una
prueba lo mantiene igual a ellas. Un módulo con campos personales que no diga para qué los tiene no se puede cargar.`;

/** The register of processing activities of the product: what the law asks of whoever holds personal data. */
export const processingRegister = (product: Product): string => {
  const rows = product.modules.flatMap((module) => {
    const { name, label, fields, personalData } = module;
    if (!personalData) return [];
    const { purpose, basis, subjects = '—', recipients = 'Nadie' } = personalData;
    const personal = Object.values(fields).filter(isPersonal);
    const data = personal.map((field) => field.label).join(', ');
    return [[`${label.many} (\`${name}\`)`, data, purpose, basis, subjects, recipients, keptFor(module)]];
  });
  const head = [
    'Módulo',
    'Datos personales',
    'Finalidad',
    'Base legal',
    'De quiénes',
    'Se comunican a',
    'Se conservan',
  ];
  return `${[intro, table(head, rows)].join('\n\n')}\n`;
};
