import { definePack } from '../../kernel/declare/product.ts';
import { compromiso } from './compromiso.ts';
import { ipr } from './ipr.ts';
import { problema } from './problema.ts';
import { reunion } from './reunion.ts';
import { trabajo } from './trabajo.ts';

/** A regional government and its public investment. */
export const gestion = definePack({
  name: 'gestion',
  label: 'Gestión regional',
  roles: {
    ADMIN_REGIONAL: 'Administración regional',
    JEFE_DIVISION: 'Jefatura de división',
    ENCARGADO: 'Encargado',
  },
  modules: [ipr, trabajo, problema, compromiso, reunion],
});
