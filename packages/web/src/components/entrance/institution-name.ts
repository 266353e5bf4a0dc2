import { createSignal, onMount } from 'solid-js';
import { fetchSignInOptions } from '../../lib/api/account.ts';

/** Whose portal it is, for pages that need nothing else before somebody signs in; without an answer they do without. */
export const createInstitutionName = () => {
  const [name, setName] = createSignal<string>();
  onMount(() => {
    fetchSignInOptions().then(
      ({ institucion }) => setName(institucion),
      () => undefined,
    );
  });
  return name;
};
