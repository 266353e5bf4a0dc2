import { Entity } from 'electrodb';
import { model, nobody, none } from './entity-model.ts';

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

/** What remains of a record that was purged: the head of its chain, so that its history still verifies. */
export const lapida = (table: string) =>
  new Entity(
    {
      model: model('lapida'),
      attributes: {
        tenant: { type: 'string', required: true },
        module: { type: 'string', required: true },
        id: { type: 'string', required: true },
        version: { type: 'number', required: true },
        hash: { type: 'string', required: true },
        at: { type: 'string', required: true },
      },
      indexes: {
        tombstone: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'module', 'id'],
            template: 'LAP#${tenant}#${module}#${id}',
            casing: none,
          },
          sk: { field: 'sk', composite: [], template: 'LAP', casing: none },
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
        purpose: { type: 'string' },
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

/** One request that showed personal data: what of, to whom and what for. Append-only, by institution and month. */
export const lectura = (table: string) =>
  new Entity(
    {
      model: model('lectura'),
      attributes: {
        tenant: { type: 'string', required: true },
        month: { type: 'string', required: true },
        at: { type: 'string', required: true },
        id: { type: 'string', required: true },
        actor: { type: 'string', required: true },
        module: { type: 'string', required: true },
        records: { type: 'any', required: true },
        fields: { type: 'any', required: true },
        purpose: { type: 'string', required: true },
        asked: { type: 'boolean', required: true },
        ip: { type: 'string' },
        requestId: { type: 'string', required: true },
      },
      indexes: {
        log: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'month'],
            template: 'LEC#${tenant}#${month}',
            casing: none,
          },
          sk: { field: 'sk', composite: ['at', 'id'], template: '${at}#${id}', casing: none },
        },
      },
    },
    { table },
  );
