import { boolean, choices, email, refs, rut, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';

/** A person who works in the portal. Deactivated, never deleted: history keeps naming them. */
export const usuario = defineModule({
  name: 'usuario',
  label: { one: 'Usuario', many: 'Usuarios' },
  about: 'Personas con acceso al portal',
  icon: 'personas',
  title: 'nombre',
  code: { natural: ['run'], make: ({ run }) => String(run) },
  fields: {
    nombre: text('Nombre', { required: true, max: 160, search: 'A', personal: true }),
    run: rut('RUN', { required: true, personal: true }),
    correo: email('Correo', { personal: true, unique: true }),
    cargo: text('Cargo', { max: 160 }),
    divisiones: refs('Divisiones', 'division'),
    roles: choices(
      'Roles',
      {
        ADMIN_SISTEMA: 'Administración del sistema',
        ADMIN_REGIONAL: 'Administración regional',
        JEFE_DIVISION: 'Jefatura de división',
        ENCARGADO: 'Encargado',
      },
      { required: true },
    ),
    demostracion: boolean('Cuenta de demostración', { system: true }),
  },
  states: {
    ACTIVO: { label: 'Activo', tone: 'ok' },
    INACTIVO: { label: 'Inactivo', tone: 'mute' },
  },
  initial: 'ACTIVO',
  transitions: (verb) => ({
    desactivar: verb({
      label: 'Desactivar',
      help: 'La persona deja de entrar; su historia se conserva.',
      tone: 'danger',
      from: ['ACTIVO'],
      to: 'INACTIVO',
      ask: { motivo: text('Motivo', { required: true, max: 300 }) },
      guard: ({ item, actor }) => item.id === actor.id && 'No puede desactivar su propia cuenta.',
    }),
    reactivar: verb({ label: 'Reactivar', from: ['INACTIVO'], to: 'ACTIVO' }),
  }),
  grants: {
    SISTEMA: { leer: 'all', crear: 'all', editar: 'all' },
    '*': { leer: 'all', ocultar: ['run', 'correo'] },
    ADMIN_SISTEMA: {
      leer: 'all',
      crear: 'all',
      editar: 'all',
      exportar: 'all',
      desactivar: 'all',
      reactivar: 'all',
    },
  },
  list: {
    columns: ['nombre', 'cargo', 'divisiones', 'roles', 'estado'],
    filters: ['estado', 'divisiones', 'roles'],
    sort: 'nombre',
  },
});
