import type { Stage } from '@gore/functions/stage/stage.ts';

/** A stage that runs on AWS. */
export type CloudStage = Exclude<Stage, 'local'>;

/** How much of a function may run at once. */
export interface Concurrency {
  /** Most at once; for those inside the VPC, also the most connections they hold. None: what the account has. */
  readonly reserved?: number;
  /** Kept warm, always paid for. */
  readonly provisioned?: number;
}

/** Every choice an institution makes about one of its installations on AWS; nothing else is read at synthesis. */
export interface StageConfig {
  readonly stage: CloudStage;
  /** Begins the name of everything that has one. */
  readonly app: string;
  /** One AWS account per stage. */
  readonly account: string;
  /** Where data lie; the firewall and the certificate of the edge are in us-east-1 whatever this says. */
  readonly region: string;
  /** Two zones of the region; written out, so that synthesis asks AWS nothing. */
  readonly zones: readonly [string, string];
  readonly portal: {
    /** Name people open the portal at; for ClaveÚnica in production it ends in `.gob.cl`. */
    readonly host: string;
    /** Certificate of that name in us-east-1. */
    readonly certificateArn: string;
  };
  /** Institution of whoever opens the portal by a name no institution has. */
  readonly tenant: string;
  /** Institution of those who operate the platform. */
  readonly operatorTenant: string;
  readonly timeZone: string;
  readonly mail: {
    /** Domain SES verifies. */
    readonly domain: string;
    readonly from: string;
  };
  /** Addresses alarms and the budget write to. */
  readonly watchers: readonly string[];
  readonly monthlyBudgetUsd: number;
  readonly database: {
    /** Aurora PostgreSQL, such as `17.5`. */
    readonly version: string;
    /** Aurora capacity units; 0 lets it sleep after `pauseAfterMinutes` without a connection. */
    readonly minCapacity: number;
    readonly maxCapacity: number;
    readonly pauseAfterMinutes?: number;
    /** Instances that take over when the writer falls. */
    readonly readers: number;
  };
  /** By name of the function; a function that is not named shares what the account has. */
  readonly concurrency: Readonly<Record<string, Concurrency>>;
  /** Requests per second of the whole API, and how many may come at once: a fuse, not a quota. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Requests per five minutes from one address that the firewall lets through; offices share theirs. */
  readonly requestsPerAddress: number;
  /** Real data: nothing is deleted with its stack, backups go to a vault, new code comes in little by little. */
  readonly protected: boolean;
  /** Whether what runs every hour may wake the database. */
  readonly hourlySchedules: boolean;
  /** Years the daily seals of the audit cannot be deleted by anybody. */
  readonly lockYears: number;
  /** Days the technical logs are kept. */
  readonly logDays: 7 | 30;
  /** Change it after filling in or changing a secret: functions learn secrets when they are deployed. */
  readonly secretsAsOf: string;
  /**
   * Works on a table brought back from a backup instead of its own, which stays as it is: its name, and the ARN of the
   * stream turned on in it. The read model is filled again from it by the same deployment.
   */
  readonly restored?: { readonly table: string; readonly stream: string };
  /** Vault of another region or account where every backup is copied as well, by its ARN. */
  readonly copyVaultArn?: string;
  /** The institution's own OpenID Connect issuer, when it has one; its secret is filled in by hand. */
  readonly institutionalIssuer?: {
    readonly issuer: string;
    readonly runClaim: string;
    readonly label: string;
  };
}

/** Names of everything that has one begin so. */
export const prefixOf = ({ app, stage }: StageConfig): string => `${app}-${stage}`;

/** Origin people open the portal at. */
export const portalOriginOf = ({ portal }: StageConfig): string => `https://${portal.host}`;
