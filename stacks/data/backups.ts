import { backupTerms } from '@gore/core/ports/backups.ts';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { prefixOf, type StageConfig } from '../config/stage-config.ts';

/** Name of the vault of a stage with real data. */
export const vaultName = (config: StageConfig): string => `${prefixOf(config)}-boveda`;

/**
 * Copies in a vault, besides recovery to any second: 35 days daily and a year monthly, of the two things that cannot
 * be built again. The read model is not among them: it is rebuilt from the table.
 */
export const createBackups = (
  scope: Construct,
  config: StageConfig,
  key: IKey,
  what: { readonly datos: ITable; readonly files: IBucket },
): BackupPlan => {
  const vault = new BackupVault(scope, 'Boveda', {
    backupVaultName: vaultName(config),
    encryptionKey: key,
    // Within these bounds nobody may delete a copy, nor keep one that lasts less.
    lockConfiguration: { minRetention: Duration.days(30), maxRetention: Duration.days(400) },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const other =
    config.copyVaultArn && BackupVault.fromBackupVaultArn(scope, 'OtraBoveda', config.copyVaultArn);
  /** Deleted after as many days, here and in the other vault. */
  const kept = (days: number) => {
    const deleteAfter = Duration.days(days);
    return other
      ? { deleteAfter, copyActions: [{ destinationBackupVault: other, deleteAfter }] }
      : { deleteAfter };
  };
  const plan = new BackupPlan(scope, 'Respaldos', {
    backupPlanName: `${prefixOf(config)}-respaldos`,
    backupVault: vault,
    backupPlanRules: [
      new BackupPlanRule({
        ruleName: 'diario',
        scheduleExpression: Schedule.cron({ hour: '6', minute: '0' }),
        ...kept(backupTerms.daily),
      }),
      new BackupPlanRule({
        ruleName: 'mensual',
        scheduleExpression: Schedule.cron({ day: '1', hour: '7', minute: '0' }),
        ...kept(backupTerms.monthly),
      }),
    ],
  });
  plan.addSelection('Seleccion', {
    resources: [BackupResource.fromDynamoDbTable(what.datos), BackupResource.fromArn(what.files.bucketArn)],
  });
  return plan;
};
