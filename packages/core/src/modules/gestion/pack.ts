import { parameters } from '../../kernel/declare/parameter.ts';
import { definePack } from '../../kernel/declare/product.ts';
import { asignacionPresupuestaria } from './asignacionPresupuestaria.ts';
import { cdp } from './cdp.ts';
import { compromiso } from './compromiso.ts';
import { convenio } from './convenio.ts';
import { cuota } from './cuota.ts';
import { ejecucionMensual } from './ejecucionMensual.ts';
import { entidad } from './entidad.ts';
import { estadoPago } from './estadoPago.ts';
import { garantia } from './garantia.ts';
import { hito } from './hito.ts';
import { informes } from './informes/catalogo.ts';
import { ipr } from './ipr.ts';
import { modificacionConvenio } from './modificacionConvenio.ts';
import { modificacionPresupuestaria } from './modificacionPresupuestaria.ts';
import { parametro } from './parametro.ts';
import { parametros } from './parametros.ts';
import { problema } from './problema.ts';
import { rendicion } from './rendicion.ts';
import { resolucion } from './resolucion.ts';
import { reunion } from './reunion.ts';
import { tableros } from './tableros/tableros.ts';
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
  modules: [
    ipr,
    trabajo,
    problema,
    compromiso,
    reunion,
    convenio,
    cuota,
    hito,
    garantia,
    modificacionConvenio,
    estadoPago,
    rendicion,
    resolucion,
    asignacionPresupuestaria,
    cdp,
    modificacionPresupuestaria,
    ejecucionMensual,
    entidad,
    parametro,
  ],
  grants: {
    vista_guardada: {
      ADMIN_REGIONAL: { compartirConRol: 'propias', compartirConTodos: 'propias' },
      JEFE_DIVISION: { compartirConRol: 'propias' },
    },
    capa: {
      ADMIN_REGIONAL: { crear: 'all', editar: 'all', eliminar: 'all', restaurar: 'all', reprocesar: 'all' },
    },
  },
  parameters: parameters(parametros, parametro),
  reports: informes,
  dashboards: tableros,
  // gestion.md §2.1: each level reaches whoever can act on it.
  escalation: {
    INFO: ['assignee'],
    ATENCION: ['assignee'],
    ALTO: [{ role: 'JEFE_DIVISION', within: 'unit' }],
    CRITICO: [{ role: 'ADMIN_REGIONAL' }],
  },
});
