import { definePack } from '../../kernel/declare/product.ts';
import { ipr } from './ipr.ts';

/** A regional government and its public investment. */
export const gestion = definePack({
  name: 'gestion',
  label: 'Gestión regional',
  roles: {
    ADMIN_REGIONAL: 'Administración regional',
    JEFE_DIVISION: 'Jefatura de división',
    ENCARGADO: 'Encargado',
  },
  modules: [ipr],
});
