/** What local accounts tell people by mail. It names whom it is for and never what it contains: no link, no code. */
export type AccountMail =
  /** Somebody asked for a link to choose a new password; the account is as typed and may be nobody's. */
  | { readonly kind: 'restablecer'; readonly tenant: string; readonly account: string }
  /** Who administers people decided that the person begins anew: no second factor, and a link for a password. */
  | { readonly kind: 'ingreso_restablecido'; readonly tenant: string; readonly user: string }
  /** The password was changed, for the person to notice if it was somebody else. */
  | { readonly kind: 'clave_cambiada'; readonly tenant: string; readonly user: string }
  /** A break-glass account was entered, for everyone who has the same roles. */
  | {
      readonly kind: 'emergencia';
      readonly tenant: string;
      readonly account: string;
      readonly roles: readonly string[];
      /** ISO 8601 in UTC. */
      readonly at: string;
      readonly address: string;
      /** What whoever entered says it is for. */
      readonly purpose: string;
    };
