import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { producto } from '@gore/core/modules/producto.ts';
import { openApi } from '@gore/core/openapi/document.ts';
import { root } from '../../local/settings.ts';
import { alertRules } from './alerts.ts';
import { permissionMatrix } from './permissions.ts';
import { processingRegister } from './processing.ts';
import { auditVocabulary } from './vocabulary.ts';

/** Folder of what is generated, under the root of the checkout. */
export const generatedFolder = 'docs/generado';

/** A document that follows from the declarations. */
export interface GeneratedDoc {
  readonly name: string;
  readonly text: string;
}

/** Every generated document, as it has to be now. */
export const generatedDocs = (): readonly GeneratedDoc[] => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return [
    { name: 'openapi.json', text: `${JSON.stringify(openApi(producto, version), null, 2)}\n` },
    { name: 'matriz-permisos.md', text: permissionMatrix(producto) },
    { name: 'vocabulario-auditoria.md', text: auditVocabulary(producto) },
    { name: 'reglas-alerta.md', text: alertRules(producto) },
    { name: 'registro-tratamientos.md', text: processingRegister(producto) },
  ];
};
