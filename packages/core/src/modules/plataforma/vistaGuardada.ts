import { text } from '../../kernel/declare/fields.ts';
import { defineModule } from '../../kernel/declare/module.ts';
import { consultaDeVista, rolAjeno } from './vistaGuardada.reglas.ts';

/**
 * A list somebody wants to come back to: the module and its address. It holds no records and no data, only a question;
 * whoever opens it sees what their own permissions let them.
 */
export const vistaGuardada = defineModule({
  name: 'vista_guardada',
  label: { one: 'Vista guardada', many: 'Vistas guardadas', feminine: true },
  about: 'Listas con su búsqueda, filtros, orden y columnas: propias, del rol o de todos',
  icon: 'vista',
  title: 'nombre',
  code: { sequence: 'VIS' },
  fields: {
    nombre: text('Nombre', { required: true, max: 60 }),
    modulo: text('Módulo', { required: true, max: 60, pattern: /^[a-z][a-z0-9_]*$/, fixed: true }),
    consulta: text('Dirección de la lista', {
      max: 2000,
      help: 'Lo que sigue al signo «?» en la dirección: filtros, orden, columnas y manera de ver.',
    }),
    rol: text('Rol que la ve', { max: 60, system: true }),
  },
  states: {
    PROPIA: { label: 'Solo mía' },
    DEL_ROL: { label: 'De un rol', tone: 'info' },
    DE_TODOS: { label: 'De todos', tone: 'ok' },
  },
  initial: 'PROPIA',
  create: (rules) =>
    rules({ set: ({ item }) => (item.consulta ? { consulta: consultaDeVista(item.consulta) } : {}) }),
  transitions: (verb) => ({
    compartirConRol: verb({
      label: 'Compartir con un rol',
      help: 'La ven todas las personas que tienen ese rol; cada una, con sus propios permisos.',
      from: ['PROPIA', 'DE_TODOS'],
      to: 'DEL_ROL',
      ask: { conRol: text('Rol', { required: true, max: 60, help: 'Código del rol, como JEFE_DIVISION.' }) },
      check: ({ input, actor, may }) => !may('rol', 'ajustar') && rolAjeno(input.conRol, actor.roles),
      set: ({ input }) => ({ rol: input.conRol }),
    }),
    compartirConTodos: verb({
      label: 'Compartir con todos',
      help: 'La ve toda la institución; cada persona, con sus propios permisos.',
      from: ['PROPIA', 'DEL_ROL'],
      to: 'DE_TODOS',
      set: () => ({ rol: undefined }),
    }),
    dejarDeCompartir: verb({
      label: 'Dejar de compartir',
      help: 'Vuelve a verla solo quien la guardó.',
      from: ['DEL_ROL', 'DE_TODOS'],
      to: 'PROPIA',
      set: () => ({ rol: undefined }),
    }),
  }),
  scopes: (q) => {
    const suya = q.eq('creadoPor', q.actor('id'));
    return {
      propias: suya,
      visibles: q.or(
        suya,
        q.eq('estado', 'DE_TODOS'),
        q.and(q.eq('estado', 'DEL_ROL'), q.in('rol', q.actor('roles'))),
      ),
      compartidas: q.or(suya, q.in('estado', ['DEL_ROL', 'DE_TODOS'])),
    };
  },
  filters: (q) => ({ mias: { label: 'Las mías', where: q.eq('creadoPor', q.actor('id')) } }),
  grants: {
    '*': {
      leer: 'visibles',
      crear: 'propias',
      editar: 'propias',
      eliminar: 'propias',
      dejarDeCompartir: 'propias',
    },
    // Packs let their own roles share. What somebody shared and left behind can be mended.
    ADMIN_SISTEMA: {
      leer: 'compartidas',
      editar: 'compartidas',
      eliminar: 'compartidas',
      dejarDeCompartir: 'compartidas',
      compartirConRol: 'propias',
      compartirConTodos: 'propias',
    },
  },
  list: {
    columns: ['nombre', 'modulo', 'estado', 'rol', 'creadoPor', 'actualizadoEn'],
    filters: ['estado', 'modulo'],
    sort: 'nombre',
  },
});
