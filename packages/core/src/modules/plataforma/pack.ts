import { definePack } from '../../kernel/declare/product.ts';
import { accesoExterno } from './accesoExterno.ts';
import { alerta } from './alerta.ts';
import { brechaSeguridad } from './brechaSeguridad.ts';
import { campoExtra } from './campoExtra.ts';
import { capa } from './capa.ts';
import { comentario } from './comentario.ts';
import { comuna } from './comuna.ts';
import { consultaDatos } from './consultaDatos.ts';
import { destinatarioExterno } from './destinatarioExterno.ts';
import { division } from './division.ts';
import { documento } from './documento.ts';
import { entregaInforme } from './entregaInforme.ts';
import { importacion } from './importacion.ts';
import { informeEmitido } from './informeEmitido.ts';
import { informeProgramado } from './informeProgramado.ts';
import { ingresoOperador } from './ingresoOperador.ts';
import { institucion } from './institucion.ts';
import { intervencion } from './intervencion.ts';
import { pantalla } from './pantalla.ts';
import { perfilImportacion } from './perfilImportacion.ts';
import { proceso } from './proceso.ts';
import { rol } from './rol.ts';
import { solicitudDerecho } from './solicitudDerecho.ts';
import { subrogancia } from './subrogancia.ts';
import { umbral } from './umbral.ts';
import { usuario } from './usuario.ts';
import { verificacion } from './verificacion.ts';
import { vistaGuardada } from './vistaGuardada.ts';

/** What every institution has: people, units, territory and the tools to bring data in. */
export const plataforma = definePack({
  name: 'plataforma',
  label: 'Administración',
  roles: {
    ADMIN_SISTEMA: 'Administración del sistema',
    AUDITOR: 'Auditoría',
    DELEGADO_DATOS: 'Delegación de protección de datos',
    OPERADOR: 'Operación de la plataforma',
  },
  modules: [
    alerta,
    umbral,
    documento,
    comentario,
    importacion,
    perfilImportacion,
    proceso,
    informeProgramado,
    entregaInforme,
    destinatarioExterno,
    informeEmitido,
    pantalla,
    usuario,
    rol,
    subrogancia,
    accesoExterno,
    division,
    comuna,
    capa,
    campoExtra,
    institucion,
    ingresoOperador,
    intervencion,
    verificacion,
    solicitudDerecho,
    consultaDatos,
    brechaSeguridad,
    vistaGuardada,
  ],
  escalation: {
    INFO: ['assignee'],
    ATENCION: ['assignee'],
    ALTO: [{ role: 'DELEGADO_DATOS' }],
    CRITICO: [{ role: 'ADMIN_SISTEMA' }],
  },
  thresholds: umbral.name,
});
