import { describe, expect, it } from 'vitest';
import { byId, everywhere, only, resources } from './harness/resources.ts';
import { templatesOf } from './harness/stacks.ts';

const prod = templatesOf('prod');
const dev = templatesOf('dev');

const named = (
  all: readonly { readonly Properties: Readonly<Record<string, unknown>> }[],
  key: string,
  end: string,
) => all.find(({ Properties }) => String(Properties[key]).endsWith(end));

describe('the table of the system of record', () => {
  const table = named(resources(prod.data, 'AWS::DynamoDB::Table'), 'TableName', '-datos');

  it('can be brought back to any second of 35 days, and not be deleted', () => {
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      },
    });
  });

  it('tells both consumers what was and what is', () => {
    expect(table?.Properties.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
  });

  it('never loses an item by itself', () => {
    expect(table?.Properties).not.toHaveProperty('TimeToLiveSpecification');
  });

  it('goes with its stack where nothing real is in it', () => {
    const trial = named(resources(dev.data, 'AWS::DynamoDB::Table'), 'TableName', '-datos');
    expect(trial).toMatchObject({
      DeletionPolicy: 'Delete',
      Properties: { DeletionProtectionEnabled: false },
    });
    expect(trial?.Properties.PointInTimeRecoverySpecification).toMatchObject({
      PointInTimeRecoveryEnabled: true,
    });
  });
});

describe('the table of what may vanish', () => {
  const table = named(resources(prod.data, 'AWS::DynamoDB::Table'), 'TableName', '-efimero');

  it('forgets by itself, and is neither brought back nor protected', () => {
    expect(table?.Properties.TimeToLiveSpecification).toEqual({ AttributeName: 'caduca', Enabled: true });
    expect(table?.Properties).not.toHaveProperty('PointInTimeRecoverySpecification');
    expect(table?.Properties).not.toHaveProperty('DeletionProtectionEnabled');
    expect(table?.Properties).not.toHaveProperty('StreamSpecification');
  });
});

describe('the database', () => {
  const [cluster] = resources(prod.data, 'AWS::RDS::DBCluster');
  const [trial] = resources(dev.data, 'AWS::RDS::DBCluster');

  it('is awake in prod and sleeps where nobody looks', () => {
    expect(cluster?.Properties.ServerlessV2ScalingConfiguration).toMatchObject({ MinCapacity: 1 });
    expect(trial?.Properties.ServerlessV2ScalingConfiguration).toEqual({
      MinCapacity: 0,
      MaxCapacity: 2,
      SecondsUntilAutoPause: 600,
    });
  });

  it('takes IAM tokens over TLS and is encrypted', () => {
    expect(cluster).toMatchObject({
      DeletionPolicy: 'Snapshot',
      Properties: {
        EnableIAMDatabaseAuthentication: true,
        StorageEncrypted: true,
        DeletionProtection: true,
        Engine: 'aurora-postgresql',
      },
    });
    const [parameters] = resources(prod.data, 'AWS::RDS::DBClusterParameterGroup');
    expect(parameters?.Properties.Parameters).toMatchObject({
      'rds.force_ssl': '1',
      log_parameter_max_length: '0',
      log_min_error_statement: 'panic',
    });
  });

  it('ends the sessions of frozen functions, or it would never sleep', () => {
    const parameters = only(dev.data, 'AWS::RDS::DBClusterParameterGroup');
    const { idle_session_timeout } = parameters.Properties.Parameters as Record<string, string>;
    expect(Number(idle_session_timeout)).toBeLessThan(600_000);
    expect(Number(idle_session_timeout)).toBeGreaterThan(30_000);
  });

  it('can only be reached by the functions beside it', () => {
    for (const { Properties } of resources(prod.data, 'AWS::RDS::DBInstance'))
      expect(Properties.PubliclyAccessible ?? false).toBe(false);
    expect(resources(prod.data, 'AWS::EC2::SecurityGroupIngress')).toMatchObject([
      { Properties: { FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: expect.anything() } },
    ]);
  });

  it('has somebody to take over in prod', () => {
    expect(resources(prod.data, 'AWS::RDS::DBInstance')).toHaveLength(2);
    expect(resources(dev.data, 'AWS::RDS::DBInstance')).toHaveLength(1);
  });
});

describe('the buckets', () => {
  const buckets = everywhere(prod, 'AWS::S3::Bucket');
  const bucket = (what: string) => named(buckets, 'BucketName', `-${what}-111111111111`);

  it('are four, all closed and encrypted', () => {
    expect(buckets.map(({ Properties }) => Properties.BucketName)).toHaveLength(4);
    for (const { Properties } of buckets) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(Properties.BucketEncryption).toBeDefined();
    }
  });

  it('speak TLS 1.2 or nothing', () => {
    const policies = everywhere(prod, 'AWS::S3::BucketPolicy').map(({ Properties }) =>
      JSON.stringify(Properties.PolicyDocument),
    );
    expect(policies).toHaveLength(4);
    for (const policy of policies) {
      expect(policy).toContain('"aws:SecureTransport":"false"');
      expect(policy).toContain('"s3:TlsVersion":1.2');
    }
  });

  it('keep what was uploaded for as long as the table that names it', () => {
    expect(bucket('archivos')).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: expect.arrayContaining([
            expect.objectContaining({ Prefix: '_temporal/', ExpirationInDays: 8 }),
            expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 35 } }),
            expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 } }),
          ]),
        },
        CorsConfiguration: {
          CorsRules: [
            {
              AllowedOrigins: ['https://portal.ejemplo.gob.cl'],
              AllowedMethods: ['GET', 'PUT'],
              AllowedHeaders: ['content-type'],
              ExposedHeaders: ['etag'],
              MaxAge: 3600,
            },
          ],
        },
      },
    });
  });

  it('let nobody delete a seal of the audit for six years', () => {
    expect(bucket('sellos')).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 6 * 365 } } },
      },
    });
  });

  it('forget who asked for what after a year', () => {
    expect(bucket('registros')?.Properties.LifecycleConfiguration).toMatchObject({
      Rules: [{ ExpirationInDays: 365, Status: 'Enabled' }],
    });
  });
});

describe('the copies', () => {
  it('are daily for 35 days and monthly for a year, in a vault nobody can empty', () => {
    const [plan] = resources(prod.data, 'AWS::Backup::BackupPlan');
    expect(plan?.Properties.BackupPlan).toMatchObject({
      BackupPlanRule: [
        { RuleName: 'diario', Lifecycle: { DeleteAfterDays: 35 } },
        { RuleName: 'mensual', Lifecycle: { DeleteAfterDays: 366 } },
      ],
    });
    expect(resources(prod.data, 'AWS::Backup::BackupVault')).toMatchObject([
      { DeletionPolicy: 'Retain', Properties: { LockConfiguration: { MinRetentionDays: 30 } } },
    ]);
  });

  it('are of the two things that cannot be built again', () => {
    const selection = only(prod.data, 'AWS::Backup::BackupSelection');
    const { Resources } = selection.Properties.BackupSelection as { readonly Resources: readonly unknown[] };
    expect(JSON.stringify(Resources)).toContain('Datos');
    expect(JSON.stringify(Resources)).toContain('Archivos');
    expect(Resources).toHaveLength(2);
  });

  it('are not paid for where nothing real is', () => {
    expect(resources(dev.data, 'AWS::Backup::BackupPlan')).toEqual([]);
  });
});

describe('the secrets', () => {
  it('are made by AWS, kept in prod, and in no template', () => {
    const secrets = resources(prod.data, 'AWS::SecretsManager::Secret');
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    for (const { Properties, DeletionPolicy } of secrets) {
      expect(Properties.GenerateSecretString).toBeDefined();
      expect(Properties).not.toHaveProperty('SecretString');
      if (!String(Properties.Name).endsWith('/base')) expect(DeletionPolicy).toBe('Retain');
    }
  });

  it('are of the length the sealer of second factors asks for', () => {
    const secret = named(resources(prod.data, 'AWS::SecretsManager::Secret'), 'Name', '/clave-sellado');
    expect(secret?.Properties.GenerateSecretString).toMatchObject({
      PasswordLength: 43,
      ExcludePunctuation: true,
    });
    expect(Buffer.from('A'.repeat(43), 'base64url')).toHaveLength(32);
  });

  it('are encrypted, like all data, with a key that renews itself', () => {
    const [key] = Object.values(byId(prod.data, 'AWS::KMS::Key'));
    expect(key).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
  });
});

describe('a table brought back from a backup', () => {
  const table = 'gore-prod-datos-restaurada';
  const stream = `arn:aws:dynamodb:sa-east-1:111111111111:table/${table}/stream/2026-11-22T00:00:00.000`;
  const back = templatesOf('prod', { restored: { table, stream } });

  it('is what every function, stream, right and alarm is about, by one setting', () => {
    for (const [name, all] of Object.entries(back)) {
      const fns = resources(all, 'AWS::Lambda::Function').filter(({ Properties }) => Properties.Environment);
      for (const { Properties } of fns) {
        const { Variables } = Properties.Environment as {
          readonly Variables: Readonly<Record<string, unknown>>;
        };
        if ('TABLE_DATOS' in Variables) expect([name, Variables.TABLE_DATOS]).toEqual([name, table]);
      }
    }
    const mappings = resources(back.async, 'AWS::Lambda::EventSourceMapping').filter(
      ({ Properties }) => Properties.StartingPosition,
    );
    expect(mappings.map(({ Properties }) => Properties.EventSourceArn)).toEqual([stream, stream]);
    const rights = JSON.stringify(resources(back.api, 'AWS::IAM::Policy'));
    expect(rights).toContain(`:table/${table}`);
    expect(JSON.stringify(resources(back.data, 'AWS::EC2::VPCEndpoint'))).toContain(`:table/${table}`);
    expect(JSON.stringify(resources(back.data, 'AWS::Backup::BackupSelection'))).toContain(`:table/${table}`);
  });

  it('leaves the table of before where it is', () => {
    const own = named(resources(back.data, 'AWS::DynamoDB::Table'), 'TableName', 'gore-prod-datos');
    expect(own).toMatchObject({ DeletionPolicy: 'Retain', Properties: { DeletionProtectionEnabled: true } });
  });
});

it('copies every backup to another region or account where the stage names its vault', () => {
  const copyVaultArn = 'arn:aws:backup:us-east-1:111111111111:backup-vault:otra';
  const [plan] = resources(templatesOf('prod', { copyVaultArn }).data, 'AWS::Backup::BackupPlan');
  const copied = (days: number) => ({
    Lifecycle: { DeleteAfterDays: days },
    CopyActions: [{ DestinationBackupVaultArn: copyVaultArn, Lifecycle: { DeleteAfterDays: days } }],
  });
  expect(plan?.Properties.BackupPlan).toMatchObject({ BackupPlanRule: [copied(35), copied(366)] });
});

it('deletes what jobs made after seven days, with every version of it', () => {
  const files = named(resources(prod.data, 'AWS::S3::Bucket'), 'BucketName', '-archivos-111111111111');
  expect(files?.Properties.LifecycleConfiguration).toMatchObject({
    Rules: expect.arrayContaining([
      {
        Id: 'temporales',
        Prefix: '_temporal/',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Status: 'Enabled',
      },
    ]),
  });
});
