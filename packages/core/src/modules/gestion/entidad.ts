import { choice, date, email, ref, rut, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { rollup } from '../../kernel/declare/rollup.ts';
import { con } from './permisos.ts';
import { rendicion } from './rendicion.ts';

/** A municipality, service or organisation the regional government deals with (gestion.md §1.17, M30). */
export const entidad = defineModule({
  name: 'entidad',
  label: { one: 'Entidad', many: 'Entidades', feminine: true },
  about: 'Municipios, servicios y organizaciones',
  icon: 'personas',
  title: 'nombre',
  code: { natural: ['rut'], make: ({ rut: numero }) => String(numero) },
  personalData: {
    purpose: 'Saber con quién conviene y a quién paga el gobierno regional.',
    basis: 'Cumplimiento de funciones públicas (Ley 19.628, art. 20; Ley 19.175, art. 20).',
    subjects: 'Representantes de las entidades',
  },
  fields: {
    rut: rut('RUT', { required: true, help: 'El de la persona jurídica, nunca el de quien la representa.' }),
    nombre: text('Nombre', { required: true, max: 200, search: 'A' }),
    sigla: text('Sigla', { max: 40, search: 'A' }),
    tipo: choice(
      'Tipo',
      {
        MUNICIPIO: 'Municipalidad',
        SERVICIO: 'Servicio público',
        UNIVERSIDAD: 'Universidad o instituto',
        CORPORACION: 'Corporación o fundación',
        ORGANIZACION: 'Organización comunitaria',
        EMPRESA: 'Empresa',
      },
      { required: true },
    ),
    comuna: ref('Comuna', 'comuna'),
    direccion: text('Dirección', { max: 200 }),
    correo: email('Correo institucional'),
    representante: text('Representante legal', { max: 160, personal: true }),
    directivaHasta: date('Directiva vigente hasta', {
      help: 'Según el certificado de vigencia de la organización.',
    }),
  },
  rollups: {
    rendicionesPendientes: rollup(rendicion, {
      label: 'Rendiciones sin cerrar',
      by: 'entidad',
      where: (q) => q.not(q.in('estado', ['CERRADA_FINANCIERA', 'RECHAZADA'])),
    }),
  },
  derived: (q) => ({
    directivaVencida: {
      label: 'Directiva vencida',
      tone: 'bad',
      flag: q.lt('directivaHasta', q.today),
    },
    debeRendiciones: { label: 'Debe rendiciones', tone: 'warn', flag: q.gt('rendicionesPendientes', 0) },
  }),
  filters: (q) => ({
    deudores: { label: 'Con rendiciones sin cerrar', where: q.gt('rendicionesPendientes', 0) },
    sinDirectiva: { label: 'Con directiva vencida', where: q.lt('directivaHasta', q.today) },
  }),
  grants: {
    SISTEMA: con('all', 'leer', 'crear', 'importar'),
    ADMIN_SISTEMA: con('all', 'leer', 'crear', 'editar', 'eliminar', 'restaurar', 'importar', 'exportar'),
    ADMIN_REGIONAL: con('all', 'leer', 'crear', 'editar', 'importar', 'exportar'),
    JEFE_DIVISION: con('all', 'leer', 'crear', 'editar', 'exportar'),
    ENCARGADO: con('all', 'leer', 'crear'),
  },
  form: () => [
    { title: 'Identificación', fields: ['rut', 'nombre', 'sigla', 'tipo', 'comuna'] },
    { title: 'Contacto', fields: ['direccion', 'correo', 'representante', 'directivaHasta'] },
  ],
  list: {
    columns: ['nombre', 'rut', 'tipo', 'comuna', 'rendicionesPendientes', 'debeRendiciones'],
    filters: ['tipo', 'comuna'],
    sort: 'nombre',
  },
});
