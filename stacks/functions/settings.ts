/** Every setting a function may ask for, but those Lambda itself gives. */
export type Setting =
  | 'STAGE'
  | 'RELEASE'
  | 'PORTAL_ORIGIN'
  | 'EDGE_SECRET'
  | 'TIME_ZONE'
  | 'TENANT'
  | 'OPERATOR_TENANT'
  | 'TABLE_DATOS'
  | 'TABLE_EFIMERO'
  | 'BUCKET_FILES'
  | 'BUCKET_DIGESTS'
  | 'DIGEST_LOCK_YEARS'
  | 'PERSON_KEY'
  | 'SEALING_KEY'
  | 'READY_TOKEN'
  | 'PG_HOST'
  | 'PG_PORT'
  | 'PG_DATABASE'
  | 'PG_FIRST_PASSWORD'
  | 'CHROMIUM_PACK'
  | 'EVENT_BUS'
  | 'MAIL_FROM'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'BRIDGE_CLIENT_ID'
  | 'BRIDGE_CLIENT_SECRET'
  | 'BRIDGE_REDIRECT_URI'
  | 'BRIDGE_KEY_ID'
  | 'BRIDGE_PEPPER'
  | 'CLAVEUNICA_CLIENT_ID'
  | 'CLAVEUNICA_CLIENT_SECRET'
  | `QUEUE_${'EFFECTS' | 'IMPORTS' | 'REPORTS' | 'PRINTS' | 'DELIVERIES' | 'MAIL' | 'AUDIT' | 'MAPS' | 'ALERTS' | 'NOTICES'}${'' | '_DLQ'}`;

/** Values of settings, as far as the stacks know them. */
export type Settings = Readonly<Partial<Record<Setting, string>>>;

/**
 * The settings of one function.
 *
 * @throws Error when the stacks have no value for one it asks for
 */
export const pick = (name: string, wanted: readonly Setting[], values: Settings): Record<string, string> =>
  Object.fromEntries(
    wanted.map((setting) => {
      const value = values[setting];
      if (value === undefined) throw new Error(`No value for ${setting}, which ${name} asks for`);
      return [setting, value];
    }),
  );
