import type { Image } from '@gore/core/kernel/readmodel/images.ts';
import { describe, expect, it } from 'vitest';
import { createProjectorFunction } from './projector.ts';

const record = (sequence: string, id: string) => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: sequence,
    NewImage: {
      __edb_e__: { S: 'registro' },
      tenant: { S: 'nuble' },
      module: { S: 'ipr' },
      id: { S: id },
    },
  },
});
const Records = [record('1', 'a'), record('2', 'b'), record('3', 'c')];

/** A projector that fails on one record as told, and a log that remembers what it heard. */
const failingOn = (bad: string, error: Error) => {
  const stored: string[] = [];
  const logged: string[] = [];
  const remember = (message: string) => void logged.push(message);
  const run = createProjectorFunction({
    projector: {
      project: async (images: readonly Image[]) => {
        if (images.some(({ id }) => id === bad)) throw error;
        stored.push(...images.map(({ id }) => id));
      },
      projectEntries: async (entries) => void stored.push(...entries.map(({ id, seq }) => `${id}@${seq}`)),
      projectMarks: async (marks) => void stored.push(...marks.map(({ tenant, at }) => `${tenant} ${at}`)),
    },
    log: { info: remember, warn: remember, error: remember },
  });
  return { run, stored, logged };
};

const sqlError = (code: string) => Object.assign(new Error('no'), { code });

describe('a batch', () => {
  it('brings records and audit entries, each once', async () => {
    const { run, stored } = failingOn('', new Error('no'));
    const entry = { M: { id: { S: 'a' }, seq: { N: '1' } } };
    const audit = { eventName: 'INSERT', dynamodb: { NewImage: { __edb_e__: { S: 'auditoria' }, entry } } };
    const mark = { __edb_e__: { S: 'marca' }, tenant: { S: 'nuble' }, at: { S: '07:00' } };
    await run({ Records: [...Records, { dynamodb: { NewImage: mark } }, audit] });
    expect(stored).toEqual(['a', 'b', 'c', 'a@1', 'nuble 07:00']);
  });
});

describe('a batch that fails', () => {
  it.each([
    ['a value PostgreSQL cannot hold', sqlError('22021')],
    ['a constraint', sqlError('23514')],
    ['an image of no known shape', new TypeError('no')],
  ])('for %s goes on without that record, and says so', async (_what, error) => {
    const { run, stored, logged } = failingOn('b', error);
    expect(await run({ Records })).toEqual({ batchItemFailures: [] });
    expect(stored).toEqual(['a', 'c']);
    expect(logged).toEqual(['registro_sin_proyectar']);
  });

  it.each([
    ['a server that is stopped', sqlError('57P03')],
    ['a table that is not there yet', sqlError('42P01')],
    ['a lost connection', new Error('Connection terminated unexpectedly')],
  ])('for %s comes again from there', async (_what, error) => {
    const { run, stored, logged } = failingOn('b', error);
    expect(await run({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(stored).toEqual(['a']);
    expect(logged).toEqual(['proyeccion_detenida']);
  });
});
