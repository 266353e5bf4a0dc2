import { describe, expect, test } from 'vitest';
import { mayChangeSession } from './session-state.ts';

describe('mayChangeSession', () => {
  test.each([
    'select * from t where id = $1',
    '\n  WITH x as (select 1) select * from x',
    'insert into t values ($1) returning id',
    'begin',
    'begin isolation level repeatable read',
    'commit',
    'set local statement_timeout = 100',
    'select 1;',
  ])('«%s» leaves the session as it was', (text) => {
    expect(mayChangeSession(text)).toBe(false);
  });

  test.each([
    'set search_path = secreto',
    'set role otro',
    "select set_config('app.tenant', 'x', false)",
    'select pg_advisory_lock(1)',
    'select pg_try_advisory_lock(1)',
    'create temp table t (a int)',
    'select 1 into temp t',
    'select 1; set search_path = otro',
    'listen canal',
    'prepare p as select 1',
  ])('«%s» may leave something behind', (text) => {
    expect(mayChangeSession(text)).toBe(true);
  });
});
