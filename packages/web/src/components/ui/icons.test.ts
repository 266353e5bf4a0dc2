import { producto } from '@gore/core/modules/producto.ts';
import { expect, it } from 'vitest';
import { icons } from './icons.ts';

it.each(producto.modules.map(({ name, icon }) => [name, icon] as const))(
  'draws the icon of %s',
  (_, icon) => {
    expect(Object.keys(icons)).toContain(icon ?? 'registro');
  },
);
