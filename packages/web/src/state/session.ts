import { createSignal } from 'solid-js';
import { type Account, fetchAccount, type MenuModule } from '../lib/api/account.ts';
import { whenSessionIsLost } from '../lib/api/http.ts';
import { Problem } from '../lib/api/problem.ts';
import { whenHydrated } from './hydrated.ts';

const key = 'gore:yo';

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Who is signed in. A server that confirms what the tab remembers changes nothing on the page. */
const [account, setAccount] = createSignal<Account | undefined>(undefined, { equals: same });
const [expired, setExpired] = createSignal(false);

export { account, expired };

/** Path of the page with its query: where to come back after signing in. */
export const here = (): string => location.pathname + location.search;

const recall = (): Account | undefined => {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};

const accept = (answer: Account): void => {
  sessionStorage.setItem(key, JSON.stringify(answer));
  setAccount(answer);
  setExpired(false);
};

/** Who has worked in this tab gets a dialog over their work; who has not, the page to sign in. */
const loseSession = (): void => {
  if (account()) setExpired(true);
  else location.replace(`/entrar?${new URLSearchParams({ volver: here() })}`);
};

let started = false;

/** Takes up the session: at once from what this tab remembers, then from the server. */
export const startSession = (): void => {
  if (started) return;
  started = true;
  whenSessionIsLost(loseSession);
  whenHydrated(() => {
    const remembered = recall();
    if (remembered) setAccount(remembered);
    refreshSession();
  });
};

/** Asks the server again who is signed in; the dialog of an expired session closes when somebody is. */
export const refreshSession = (): void => {
  fetchAccount()
    .then(accept)
    .catch((thrown) => {
      // Being signed out is handled above, and every view tells of the other problems when it asks for its own data.
      if (!(thrown instanceof Problem)) throw thrown;
    });
};

/** Forgets what this tab knows of the person; for signing out. */
export const forgetSession = (): void => sessionStorage.clear();

/** The module as the menu of this person has it, or nothing when it is not open to them. */
export const menuModule = (name: string): MenuModule | undefined =>
  account()
    ?.packs.flatMap(({ modulos }) => modulos)
    .find((module) => module.name === name);

/** Whether the person holds a power, whatever the module it is granted with. */
export const holdsPower = (power: string): boolean =>
  account()?.packs.some(({ modulos }) => modulos.some(({ verbs }) => verbs.includes(power))) ?? false;

/** Whether the person may use the verb on some record of the module. */
export const may = (module: string, verb: string): boolean =>
  menuModule(module)?.verbs.includes(verb) ?? false;
