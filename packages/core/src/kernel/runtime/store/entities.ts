import { Entity } from 'electrodb';

const model = (entity: string) => ({ entity, version: '1', service: 'gore' });
const none = 'none' as const;
/** Stands for no parent and no assignee: ElectroDB wants a value, and leaves the record out of that index. */
const nobody = '-';

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

/** What happened to a record: append-only, one entry per version, chained by hash. */
export const auditoria = (table: string) =>
  new Entity(
    {
      model: model('auditoria'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        id: { type: 'string', required: true },
        seq: { type: 'number', required: true, padding: { length: 9, char: '0' } },
        entry: { type: 'any', required: true },
        hash: { type: 'string', required: true },
      },
      indexes: {
        chain: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'id'],
            template: 'AUD#${tenant}#${module}#${id}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['seq'], template: 'v#${seq}', casing: none },
        },
      },
    },
    { table },
  );

/** Personal values behind the commitments of an audit entry; the law may delete them without breaking the chain. */
export const reserva = (table: string) =>
  new Entity(
    {
      model: model('reserva'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        id: { type: 'string', required: true },
        seq: { type: 'number', required: true, padding: { length: 9, char: '0' } },
        values: { type: 'any', required: true },
      },
      indexes: {
        sidecar: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'id'],
            template: 'RES#${tenant}#${module}#${id}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['seq'], template: 'v#${seq}', casing: none },
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

/** Says that a record names a person, or once did; the person by a keyed hash only. */
export const persona = (table: string) =>
  new Entity(
    {
      model: model('persona'),
      attributes: {
        tenant: { type: 'string', required: true },
        person: { type: 'string', required: true },
        module: { type: 'string', required: true },
        id: { type: 'string', required: true },
      },
      indexes: {
        named: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'person'],
            template: 'PER#${tenant}#${person}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['module', 'id'], template: '${module}#${id}', casing: none },
        },
      },
    },
    { table },
  );

/** Says that nobody works with a record for now. */
export const bloqueo = (table: string) =>
  new Entity(
    {
      model: model('bloqueo'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        id: { type: 'string', required: true },
        since: { type: 'string', required: true },
      },
      indexes: {
        blocked: {
          pk: { field: 'pk', composite: ['tenant'], template: 'BLO#${tenant}', casing: none },
          sk: { field: 'sk', composite: ['module', 'id'], template: '${module}#${id}', casing: none },
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

/** One attempt to sign in, whether it succeeded or not: append-only, by institution and month. */
export const ingreso = (table: string) =>
  new Entity(
    {
      model: model('ingreso'),
      attributes: {
        tenant: { type: 'string', required: true },
        month: { type: 'string', required: true },
        at: { type: 'string', required: true },
        id: { type: 'string', required: true },
        means: { type: 'string', required: true },
        outcome: { type: 'string', required: true },
        user: { type: 'string' },
        /** The user again, for the index by user, which wants a value. */
        account: { type: 'string', default: nobody },
        ip: { type: 'string', required: true },
        browser: { type: 'string', required: true },
        requestId: { type: 'string', required: true },
      },
      indexes: {
        log: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'month'],
            template: 'ING#${tenant}#${month}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['at', 'id'], template: '${at}#${id}', casing: none },
        },
        byUser: {
          index: 'gsi2',
          condition: ({ account }: { account?: string }) => account !== nobody,
          pk: {
            field: 'gsi2pk',
            composite: ['tenant', 'account'],
            template: 'ING#${tenant}#${account}',
            casing: none,
          },
          sk: { field: 'gsi2sk', composite: ['at'], template: '${at}', casing: none },
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
