import { composeProduct } from '../kernel/declare/product.ts';
import { gestion } from './gestion/pack.ts';
import { plataforma } from './plataforma/pack.ts';

/** The product as it ships: every pack, resolved. An institution switches packs on and off. */
export const producto = composeProduct([gestion, plataforma]);
