import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rememberWayIn, signInAgainUrl, signInElsewhereUrl } from './way-in.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

describe('whoever signs in again', () => {
  it('goes straight to who vouches for them', () => {
    expect(signInAgainUrl('/ipr?q=1')).toBe('/api/auth/login?volver=%2Fipr%3Fq%3D1');
    expect(signInElsewhereUrl()).toContain('/api/auth/login');
  });

  it('goes to the entrance when they use a password, until they come in another way', () => {
    rememberWayIn(true);
    expect(signInAgainUrl('/ipr?q=1')).toBe('/entrar?volver=%2Fipr%3Fq%3D1');
    expect(signInElsewhereUrl()).toBe('/entrar?otra=1');
    rememberWayIn(false);
    expect(signInAgainUrl('/ipr')).toContain('/api/auth/login');
  });
});
