import { type Item, numberOf, text, textOf } from '../item.ts';

/** Names one credential: the person of an institution it belongs to. */
export interface CredentialKey {
  readonly tenant: string;
  /** Id of the record in `usuario`. */
  readonly user: string;
}

/** What proves that somebody is a person. Instants are epoch milliseconds. */
export interface Credential {
  /** bcrypt. */
  readonly hash: string | undefined;
  readonly changedAt: number | undefined;
  /** Seed of the second factor, sealed. */
  readonly seed: string | undefined;
  readonly enrolledAt: number | undefined;
  /** Seed waiting for its first code, sealed. */
  readonly pendingSeed: string | undefined;
  readonly recoveryCodes: number;
  /** SHA-256 of the secret of the reset link that was sent, and until when it is good. */
  readonly reset: { readonly digest: string; readonly endsAt: number } | undefined;
}

/** Owner for the sealer: a seed moved to another person's credential does not open. */
export const ownerOf = ({ tenant, user }: CredentialKey): string => `${tenant}#${user}`;

/** Key of the item: it is no record, and neither the stream nor any list ever shows it. */
export const credentialKey = ({ tenant, user }: CredentialKey): Item => ({
  pk: text(`CRED#${tenant}#${user}`),
  sk: text('CRED'),
});

const optional = <T>(item: Item, name: string, read: (item: Item, name: string) => T): T | undefined =>
  item[name] ? read(item, name) : undefined;

/** The credential an item holds. */
export const credentialOf = (item: Item): Credential => ({
  hash: optional(item, 'clave', textOf),
  changedAt: optional(item, 'claveDesde', numberOf),
  seed: optional(item, 'semilla', textOf),
  enrolledAt: optional(item, 'semillaDesde', numberOf),
  pendingSeed: optional(item, 'semillaNueva', textOf),
  recoveryCodes: item.codigos?.SS?.length ?? 0,
  reset: item.enlace ? { digest: textOf(item, 'enlace'), endsAt: numberOf(item, 'enlaceHasta') } : undefined,
});

/** A set of texts; DynamoDB has no empty ones. */
export const textSet = (values: readonly string[]) => ({ SS: [...values] });
