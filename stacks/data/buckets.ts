import { temporaryDays, temporaryFolder } from '@gore/core/kernel/runtime/file-terms.ts';
import { backupTerms } from '@gore/core/ports/backups.ts';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  HttpMethods,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { portalOriginOf, prefixOf, type StageConfig } from '../config/stage-config.ts';

const DAYS_OF_A_YEAR = 365;

/** Name of a bucket; whoever knows the stage knows it, so that no stack has to ask another. */
export const bucketName = (config: StageConfig, what: 'archivos' | 'sellos' | 'registros' | 'web'): string =>
  `${prefixOf(config)}-${what}-${config.account}`;

/** Where browsers reach the files bucket: the pages' policy has to allow it. */
export const filesOriginOf = (config: StageConfig): string =>
  `https://${bucketName(config, 'archivos')}.s3.${config.region}.amazonaws.com`;

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
} as const;

const keepOrGo = ({ protected: kept }: StageConfig) => (kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);

/** Access logs of the other buckets and of the distribution. */
export const createLogs = (scope: Construct, config: StageConfig): Bucket =>
  new Bucket(scope, 'Registros', {
    ...closed,
    bucketName: bucketName(config, 'registros'),
    encryption: BucketEncryption.S3_MANAGED,
    // CloudFront delivers its logs by an ACL.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(DAYS_OF_A_YEAR) }],
    removalPolicy: keepOrGo(config),
  });

/** What people upload and what the product makes for them, each institution under its own prefix. */
export const createFiles = (scope: Construct, config: StageConfig, key: IKey, logs: Bucket): Bucket =>
  new Bucket(scope, 'Archivos', {
    ...closed,
    bucketName: bucketName(config, 'archivos'),
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: true,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'archivos/',
    cors: [
      {
        allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
        allowedOrigins: [portalOriginOf(config)],
        allowedHeaders: ['content-type'],
        exposedHeaders: ['etag'],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(2) },
      // As long as the table can be brought back, so can the files it names.
      { noncurrentVersionExpiration: Duration.days(backupTerms.recovery) },
      // What a job made, with every version of it: nobody gets it back afterwards.
      {
        id: 'temporales',
        prefix: temporaryFolder,
        // A day more than it is offered.
        expiration: Duration.days(temporaryDays + 1),
        noncurrentVersionExpiration: Duration.days(1),
      },
      {
        transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) }],
      },
    ],
    removalPolicy: keepOrGo(config),
  });

/** The daily seals of the audit: nobody, not even the owner of the account, deletes one before its time. */
export const createDigests = (scope: Construct, config: StageConfig, key: IKey, logs: Bucket): Bucket =>
  new Bucket(scope, 'Sellos', {
    ...closed,
    bucketName: bucketName(config, 'sellos'),
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.compliance(
      Duration.days(config.lockYears * DAYS_OF_A_YEAR),
    ),
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: 'sellos/',
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(2) }],
    // With seals inside it could not be deleted anyway.
    removalPolicy: RemovalPolicy.RETAIN,
  });
