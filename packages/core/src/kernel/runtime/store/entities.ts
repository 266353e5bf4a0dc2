import { Entity } from 'electrodb';
import { model, nobody, none } from './entity-model.ts';

/** In place of an institution, in the guard of a value that is unique in the whole installation. */
export const everywhere = '*';

/** The records of every module. `data` is typed where the repository hands it out. */
export const registro = (table: string) =>
  new Entity(
    {
      model: model('registro'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        id: { type: 'string', required: true },
        version: { type: 'number', required: true },
        codigo: { type: 'string', required: true },
        estado: { type: 'string', required: true },
        estadoDesde: { type: 'string', required: true },
        data: { type: 'any', required: true },
        extra: { type: 'any' },
        creadoEn: { type: 'string', required: true },
        creadoPor: { type: 'string', required: true },
        actualizadoEn: { type: 'string', required: true },
        actualizadoPor: { type: 'string', required: true },
        eliminadoEn: { type: 'string' },
        hechos: { type: 'any', required: true },
        hash: { type: 'string', required: true },
        huella: { type: 'string' },
        parent: { type: 'string', default: nobody },
        assignee: { type: 'string', default: nobody },
      },
      indexes: {
        record: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'id'],
            template: 'REG#${tenant}#${module}#${id}',
            casing: none,
          },
          sk: { field: 'sk', composite: [], template: 'REG', casing: none },
        },
        byParent: {
          index: 'gsi1',
          condition: ({ parent }: { parent?: string }) => parent !== nobody,
          pk: {
            field: 'gsi1pk',
            composite: ['tenant', 'parent'],
            template: 'PAR#${tenant}#${parent}',
            casing: none,
          },
          sk: { field: 'gsi1sk', composite: ['module', 'id'], template: '${module}#${id}', casing: none },
        },
        byAssignee: {
          index: 'gsi2',
          condition: ({ assignee }: { assignee?: string }) => assignee !== nobody,
          pk: {
            field: 'gsi2pk',
            composite: ['tenant', 'assignee'],
            template: 'ASG#${tenant}#${assignee}',
            casing: none,
          },
          sk: {
            field: 'gsi2sk',
            composite: ['module', 'estado', 'id'],
            template: '${module}#${estado}#${id}',
            casing: none,
          },
        },
        newest: {
          index: 'gsi3',
          pk: {
            field: 'gsi3pk',
            composite: ['tenant', 'module'],
            template: 'MOD#${tenant}#${module}',
            casing: none,
          },
          sk: { field: 'gsi3sk', composite: ['id'], template: '${id}', casing: none },
        },
      },
    },
    { table },
  );

/** Keeps a value unique: it exists as long as a living record has the value. */
export const guardia = (table: string) =>
  new Entity(
    {
      model: model('guardia'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        rule: { type: 'string', required: true },
        value: { type: 'string', required: true },
        owner: { type: 'string', required: true },
      },
      indexes: {
        guard: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'rule', 'value'],
            template: 'UNI#${tenant}#${module}#${rule}#${value}',
            casing: none,
          },
          sk: { field: 'sk', composite: [], template: 'UNI', casing: none },
        },
        everywhere: {
          index: 'gsi1',
          condition: ({ tenant }: { tenant?: string }) => tenant === everywhere,
          pk: {
            field: 'gsi1pk',
            composite: ['module', 'rule'],
            template: 'UNI#${module}#${rule}',
            casing: none,
          },
          sk: { field: 'gsi1sk', composite: ['owner'], template: '${owner}', casing: none },
        },
      },
    },
    { table },
  );

/** Lock of one tree, named by its root: every move inside it, into it or out of it changes it. */
export const arbol = (table: string) =>
  new Entity(
    {
      model: model('arbol'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        root: { type: 'string', required: true },
        field: { type: 'string', required: true },
        changes: { type: 'number', required: true },
      },
      indexes: {
        lock: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'root'],
            template: 'ARBOL#${tenant}#${module}#${root}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['field'], template: '${field}', casing: none },
        },
      },
    },
    { table },
  );

/** The way back of one reference: lies with the record pointed at and names the one that points. */
export const vuelta = (table: string) =>
  new Entity(
    {
      model: model('vuelta'),
      attributes: {
        tenant: { type: 'string', required: true },
        target: { type: 'string', required: true },
        targetId: { type: 'string', required: true },
        module: { type: 'string', required: true },
        field: { type: 'string', required: true },
        id: { type: 'string', required: true },
      },
      indexes: {
        back: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'target', 'targetId'],
            template: 'REF#${tenant}#${target}#${targetId}',
            casing: none,
          },
          sk: {
            field: 'sk',
            composite: ['module', 'field', 'id'],
            template: '${module}#${field}#${id}',
            casing: none,
          },
        },
      },
    },
    { table },
  );

/** Totals a record keeps over its children: one attribute `t_<rollup>` each, and how often they changed. */
export const saldo = (table: string) =>
  new Entity(
    {
      model: model('saldo'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        id: { type: 'string', required: true },
        changes: { type: 'number', required: true },
      },
      indexes: {
        balance: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'id'],
            template: 'SALDO#${tenant}#${module}#${id}',
            casing: none,
          },
          sk: { field: 'sk', composite: [], template: 'SALDO', casing: none },
        },
      },
    },
    { table },
  );

/** Days taken by records with the same value of a field: `[from, to, code]` by the id of the record. */
export const tramo = (table: string) =>
  new Entity(
    {
      model: model('tramo'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        value: { type: 'string', required: true },
        version: { type: 'number', required: true },
        taken: { type: 'any', required: true },
      },
      indexes: {
        span: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'value'],
            template: 'TRA#${tenant}#${module}#${value}',
            casing: none,
          },
          sk: { field: 'sk', composite: [], template: 'TRA', casing: none },
        },
      },
    },
    { table },
  );

/** How often what says who may do what has changed in an institution, and which records those are. */
export const politica = (table: string) =>
  new Entity(
    {
      model: model('politica'),
      attributes: {
        tenant: { type: 'string', required: true },
        part: { type: ['version', 'registros'] as const, required: true },
        version: { type: 'number' },
        names: { type: 'set', items: 'string' },
      },
      indexes: {
        policy: {
          pk: { field: 'pk', composite: ['tenant'], template: 'POL#${tenant}', casing: none },
          sk: { field: 'sk', composite: ['part'], template: '${part}', casing: none },
        },
      },
    },
    { table },
  );

/** Last number given out by a yearly sequence. */
export const secuencia = (table: string) =>
  new Entity(
    {
      model: model('secuencia'),
      attributes: {
        tenant: { type: 'string', required: true },
        prefix: { type: 'string', required: true },
        year: { type: 'string', required: true },
        last: { type: 'number' },
      },
      indexes: {
        sequence: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'prefix'],
            template: 'SEQ#${tenant}#${prefix}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['year'], template: '${year}', casing: none },
        },
      },
    },
    { table },
  );

/** What an `Idempotency-Key` led to. */
export const idempotencia = (table: string) =>
  new Entity(
    {
      model: model('idempotencia'),
      attributes: {
        tenant: { type: 'string', required: true },
        actor: { type: 'string', required: true },
        key: { type: 'string', required: true },
        request: { type: 'string', required: true },
        outcome: { type: 'any', required: true },
        caduca: { type: 'number', required: true },
      },
      indexes: {
        once: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'actor'],
            template: 'IDEM#${tenant}#${actor}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['key'], template: '${key}', casing: none },
        },
      },
    },
    { table },
  );
