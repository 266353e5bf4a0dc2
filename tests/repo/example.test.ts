import { composeProduct, definePack } from '@gore/core/kernel/declare/product.ts';
import { tableStatements } from '@gore/core/kernel/readmodel/ddl.ts';
import { layoutOf } from '@gore/core/kernel/readmodel/layout.ts';
import { tableName } from '@gore/core/kernel/readmodel/names.ts';
import { accessOver } from '@gore/core/kernel/runtime/access/access.ts';
import { gestion } from '@gore/core/modules/gestion/pack.ts';
import { plataforma } from '@gore/core/modules/plataforma/pack.ts';
import { producto } from '@gore/core/modules/producto.ts';
import { openApi } from '@gore/core/openapi/document.ts';
import { describe, expect, it } from 'vitest';
import { vehiculo } from './example/vehiculo.ts';
import { textOf } from './tree.ts';

const found = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The example is not in the product');
  return value;
};

describe('the module README adds in ten lines', () => {
  const pack = definePack({ ...gestion, modules: [...gestion.modules, vehiculo] });
  const product = composeProduct([pack, plataforma]);
  const added = found(product.find('vehiculo'));

  it('reads in README as it stands here', () => {
    const declaration = textOf('tests/repo/example/vehiculo.ts').split('*/\n')[1] ?? '';
    expect(declaration).toContain('defineModule');
    expect(textOf('README.md')).toContain(declaration.trim());
  });

  it('is no part of the product as it ships', () => {
    expect(producto.find('vehiculo')).toBeUndefined();
  });

  it('has its own table, API, permissions and place in the ficha of its division', () => {
    const table = tableStatements(layoutOf(added), tableName('vehiculo')).join('\n');
    expect(table).toContain('"patente"');
    expect(Object.keys(openApi(product, '0').paths as object)).toContain('/api/v1/vehiculo/{id}');
    const access = accessOver(product);
    expect(access({ roles: ['ENCARGADO'] }).verbs('vehiculo')).toEqual(['leer', 'comentar']);
    expect(access({ roles: ['JEFE_DIVISION'] }).verbs('vehiculo')).toEqual([]);
    expect(product.relations('division')).toContainEqual({
      module: 'vehiculo',
      by: 'division',
      label: 'Vehículos',
    });
  });
});
