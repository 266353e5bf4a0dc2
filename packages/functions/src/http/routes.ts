/** One route of the HTTP API and the function behind it; the embedded server and the API stack read the same list. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'ANY';
  /** As API Gateway writes it; the most specific route wins. */
  readonly path: string;
  readonly fn: 'auth' | 'oidc' | 'commands' | 'queries' | 'exports' | 'system';
}

/**
 * Where each request goes. What has a known key, and every write, goes to `commands`, which needs DynamoDB alone; open
 * questions go to `queries`, and so does deletion, which asks who still refers to the record. Workbooks have
 * a function of their own, `exports`; and so has what is told of failures and of the system itself, `system`, which a
 * flood of reports must not slow the rest down with.
 */
export const apiRoutes: readonly ApiRoute[] = [
  { method: 'ANY', path: '/api/auth/{proxy+}', fn: 'auth' },
  { method: 'ANY', path: '/oidc/{proxy+}', fn: 'oidc' },
  { method: 'GET', path: '/health', fn: 'commands' },
  { method: 'GET', path: '/ready', fn: 'queries' },
  { method: 'GET', path: '/api/v1/{modulo}', fn: 'queries' },
  { method: 'GET', path: '/api/v1/yo', fn: 'commands' },
  { method: 'GET', path: '/api/v1/sesiones', fn: 'commands' },
  { method: 'GET', path: '/api/v1/permisos', fn: 'commands' },
  { method: 'GET', path: '/api/v1/informes', fn: 'commands' },
  { method: 'GET', path: '/api/v1/informes/estimacion', fn: 'queries' },
  { method: 'GET', path: '/api/v1/avisos', fn: 'commands' },
  { method: 'GET', path: '/api/v1/respaldos', fn: 'commands' },
  { method: 'GET', path: '/api/v1/exportaciones/permisos', fn: 'exports' },
  { method: 'GET', path: '/api/v1/exportaciones/importaciones/{id}', fn: 'exports' },
  { method: 'GET', path: '/api/v1/openapi.json', fn: 'commands' },
  { method: 'ANY', path: '/api/v1/mapa/{proxy+}', fn: 'queries' },
  { method: 'GET', path: '/api/v1/tableros/{nombre}', fn: 'queries' },
  { method: 'GET', path: '/api/publico/pantalla', fn: 'queries' },
  { method: 'GET', path: '/api/v1/opciones/{modulo}', fn: 'queries' },
  { method: 'GET', path: '/api/v1/seleccion/{modulo}', fn: 'queries' },
  { method: 'GET', path: '/api/v1/cambios/{modulo}', fn: 'queries' },
  { method: 'GET', path: '/api/v1/auditoria/exportar', fn: 'queries' },
  { method: 'GET', path: '/api/v1/auditoria/prueba', fn: 'queries' },
  { method: 'POST', path: '/api/v1/retencion', fn: 'queries' },
  { method: 'POST', path: '/api/v1/alertas/simulacion', fn: 'queries' },
  { method: 'GET', path: '/api/v1/{modulo}/{id}/relacionados', fn: 'queries' },
  { method: 'GET', path: '/api/v1/{modulo}/{id}/linea', fn: 'queries' },
  { method: 'GET', path: '/api/v1/{modulo}/{id}/alertas/todas', fn: 'queries' },
  { method: 'GET', path: '/api/v1/{modulo}/{id}/lectores', fn: 'queries' },
  { method: 'POST', path: '/api/v1/{modulo}/{id}/eliminar', fn: 'queries' },
  { method: 'GET', path: '/api/v1/sistema', fn: 'system' },
  { method: 'ANY', path: '/api/v1/sistema/{proxy+}', fn: 'system' },
  { method: 'POST', path: '/api/errores', fn: 'system' },
  { method: 'POST', path: '/api/errores/politica', fn: 'system' },
  { method: 'ANY', path: '/api/{proxy+}', fn: 'commands' },
];
