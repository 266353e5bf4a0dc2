import type { Product } from '@gore/core/kernel/declare/product.ts';

/** What a request was about, in names the product gave. */
export interface Act {
  readonly modulo: string;
  readonly verbo: string;
}

/** What a request for something nobody declared is about. */
const other = 'otro';

const byMethod: Readonly<Record<string, string>> = {
  GET: 'leer',
  HEAD: 'leer',
  POST: 'crear',
  PATCH: 'editar',
};

const verbOf = (method: string, pattern: readonly string[]): string => {
  const last = pattern.at(-1) ?? '';
  if (!last.startsWith(':')) return last;
  return method === 'GET' && last === ':modulo' ? 'listar' : (byMethod[method] ?? other);
};

/**
 * What a request was about, from the route that answered it. Of the address itself nothing is taken but names that the
 * product declares: whatever else stands in it may have been written by a person.
 *
 * @param pattern as declared, such as `/api/v1/:modulo/:id/:verbo`
 */
export const actOf = (
  method: string,
  pattern: string,
  path: string,
  product: Pick<Product, 'find'> | undefined,
): Act => {
  const declared = pattern.split('/').filter((part) => part && part !== 'api' && part !== 'v1');
  const given = path.split('/').filter((part) => part && part !== 'api' && part !== 'v1');
  const place = declared.indexOf(':modulo');
  const [first = ''] = declared;
  if (first === '' || first.includes('*')) return { modulo: other, verbo: other };
  if (place < 0) {
    const literal = declared.slice(1).filter((part) => !part.startsWith(':') && !part.includes('*'));
    return { modulo: first, verbo: literal.join('-') || (byMethod[method] ?? other) };
  }
  const module = product?.find(given[place] ?? '');
  if (!module) return { modulo: other, verbo: other };
  if (declared.at(-1) !== ':verbo') {
    const verb = verbOf(method, declared.slice(place));
    return { modulo: module.name, verbo: place > 0 ? first : verb };
  }
  const verb = given[declared.length - 1] ?? '';
  return { modulo: module.name, verbo: Object.hasOwn(module.transitions, verb) ? verb : other };
};
