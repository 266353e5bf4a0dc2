import { boolean, choices, email, json, refs, rut, text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { effect } from '../../kernel/declare/verb.ts';
import { arquetipos } from './roles.ts';

/** Roles one person may gather before the portal warns (gestion.md §2.3). */
const MUCHOS_ROLES = 5;

/** Takes the second factor of a person away and sends them a link for a new password; the mail worker does it. */
export const restablecerIngreso = effect('usuario.restablecer');

/** A person who works in the portal. Deactivated, never deleted: history keeps naming them. */
export const usuario = defineModule({
  name: 'usuario',
  label: { one: 'Usuario', many: 'Usuarios' },
  about: 'Personas con acceso al portal',
  icon: 'personas',
  title: 'nombre',
  code: { natural: ['run'], make: ({ run }) => String(run) },
  personalData: {
    purpose: 'Saber quién entra al portal, qué puede hacer en él y quién hizo cada cosa.',
    basis:
      'Cumplimiento de funciones públicas (Ley 19.628, art. 20) y trazabilidad de los procedimientos (Decreto 9 de 2017, MINSEGPRES).',
    subjects: 'Funcionarias, funcionarios y personas externas con acceso al portal',
  },
  fields: {
    nombre: text('Nombre', { required: true, max: 160, search: 'A', personal: true }),
    run: rut('RUN', { required: true, personal: true }),
    correo: email('Correo', { personal: true, unique: true }),
    cargo: text('Cargo', { max: 160 }),
    divisiones: refs('Divisiones', 'division'),
    roles: choices('Roles', arquetipos),
    rolesPropios: refs('Roles de la institución', 'rol'),
    externo: boolean('Persona externa', {
      help: 'No trabaja en la institución: solo ve lo que le dé un acceso externo vigente.',
    }),
    demostracion: boolean('Cuenta de demostración', { system: true }),
  },
  computed: {
    aviso: {
      field: text('Aviso'),
      from: ['roles', 'rolesPropios'],
      make: ({ roles = [], rolesPropios = [] }) =>
        roles.length + rolesPropios.length > MUCHOS_ROLES
          ? `Acumula más de ${MUCHOS_ROLES} roles: revise si los necesita todos.`
          : undefined,
    },
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
    restablecer: verb({
      label: 'Restablecer su ingreso',
      help: 'Quita su segundo factor y le envía por correo un enlace para crear otra clave.',
      from: ['ACTIVO'],
      to: 'same',
      ask: { motivo: text('Motivo', { required: true, max: 300 }) },
      guard: ({ item, actor }) => {
        if (item.id === actor.id) return 'El suyo se cambia en «Mi cuenta».';
        return !item.correo && 'No tiene correo: agréguelo para enviarle el enlace.';
      },
      effects: [restablecerIngreso],
    }),
    cerrarSesion: verb({
      label: 'Cerrar una sesión',
      help: 'La persona queda fuera en ese equipo desde su próxima acción; los demás siguen abiertos.',
      tone: 'danger',
      from: ['ACTIVO', 'INACTIVO'],
      to: 'same',
      // The list of sessions says which one; its history keeps it in words.
      ask: {
        sesion: json('Sesión', { required: true }),
        motivo: text('Motivo', { required: true, max: 300 }),
      },
      guard: ({ item, actor }) => item.id === actor.id && 'Las suyas se cierran en «Mis sesiones».',
    }),
    cerrarSesiones: verb({
      label: 'Cerrar sus sesiones',
      help: 'La persona queda fuera en todos sus equipos desde su próxima acción; puede volver a entrar.',
      tone: 'danger',
      from: ['ACTIVO', 'INACTIVO'],
      to: 'same',
      ask: { motivo: text('Motivo', { required: true, max: 300 }) },
      guard: ({ item, actor }) => item.id === actor.id && 'Las suyas se cierran en «Mis sesiones».',
    }),
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
      restablecer: 'all',
      cerrarSesion: 'all',
      cerrarSesiones: 'all',
    },
  },
  list: {
    columns: ['nombre', 'cargo', 'divisiones', 'roles', 'rolesPropios', 'aviso', 'estado'],
    filters: ['estado', 'divisiones', 'roles', 'externo'],
    sort: 'nombre',
  },
});
