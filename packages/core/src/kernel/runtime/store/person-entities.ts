import { Entity } from 'electrodb';
import { model, none } from './entity-model.ts';

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

/** How a person wants to hear of things, and whether their address takes mails. */
export const preferencia = (table: string) =>
  new Entity(
    {
      model: model('preferencia'),
      attributes: {
        tenant: { type: 'string', required: true },
        person: { type: 'string', required: true },
        chosen: { type: 'any' },
        changedAt: { type: 'string' },
        bounce: { type: 'any' },
      },
      indexes: {
        preference: {
          pk: {
            field: 'pk',
            composite: ['tenant', 'person'],
            template: 'PRF#${tenant}#${person}',
            casing: none,
          },
          sk: { field: 'sk', composite: [], template: 'PRF', casing: none },
        },
      },
    },
    { table },
  );
