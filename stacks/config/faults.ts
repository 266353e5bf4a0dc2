import { CLAVEUNICA_ORIGIN } from '@gore/functions/oidc/clave-unica.ts';
import { refusalsOf } from '@gore/functions/stage/deployment.ts';
import { portalOriginOf, type StageConfig } from './stage-config.ts';

/** The account the repository's own stages name; nobody's. */
export const SAMPLE_ACCOUNT = '111111111111';

const MIN_PAUSE_MINUTES = 5;
const MOST_PAUSE_MINUTES = 1440;

const databaseFaults = ({ database, protected: isProtected }: StageConfig): readonly string[] => {
  const { minCapacity, maxCapacity, pauseAfterMinutes = 10 } = database;
  const inSteps = (capacity: number) => Number.isInteger(capacity * 2);
  return [
    ...(inSteps(minCapacity) && inSteps(maxCapacity)
      ? []
      : ['La capacidad de la base va en pasos de 0,5 ACU.']),
    ...(minCapacity <= maxCapacity ? [] : ['La capacidad mínima de la base supera la máxima.']),
    ...(isProtected && minCapacity === 0
      ? ['Con datos reales la base no se duerme: dele al menos 0,5 ACU.']
      : []),
    ...(minCapacity > 0 && database.pauseAfterMinutes !== undefined
      ? ['Solo una base con 0 ACU de mínimo se duerme: quite pauseAfterMinutes.']
      : []),
    ...(pauseAfterMinutes >= MIN_PAUSE_MINUTES && pauseAfterMinutes <= MOST_PAUSE_MINUTES
      ? []
      : [`La base se duerme entre ${MIN_PAUSE_MINUTES} minutos y un día después.`]),
  ];
};

const restoredFaults = ({ restored }: StageConfig): readonly string[] =>
  restored && !restored.stream.includes(`:table/${restored.table}/stream/`)
    ? ['El flujo no es de la tabla restaurada: actívelo en ella y copie su ARN.']
    : [];

const nameFaults = (config: StageConfig): readonly string[] => {
  const { account, region, zones, portal, mail, watchers, stage } = config;
  return [
    ...(/^\d{12}$/.test(account) ? [] : ['La cuenta de AWS son doce dígitos.']),
    ...(zones.every((zone) => zone.startsWith(region)) ? [] : ['Las zonas no son de la región.']),
    ...(portal.certificateArn.startsWith('arn:aws:acm:us-east-1:')
      ? []
      : ['El certificado del portal se pide en us-east-1: CloudFront no toma otros.']),
    ...(stage === 'prod' && !portal.host.endsWith('.gob.cl')
      ? ['En producción ClaveÚnica exige un nombre que termine en .gob.cl.']
      : []),
    ...(mail.from.endsWith(`@${mail.domain}`) ? [] : ['El remitente no es del dominio de correo.']),
    ...(watchers.length ? [] : ['Nadie recibiría las alarmas: indique al menos un correo en watchers.']),
  ];
};

/** What is wrong with the configuration of a stage, in sentences; nothing when it can be synthesised. */
export const configFaults = (config: StageConfig): readonly string[] => [
  ...restoredFaults(config),
  ...nameFaults(config),
  ...databaseFaults(config),
  ...refusalsOf({
    stage: config.stage,
    portalOrigin: portalOriginOf(config),
    demonstration: false,
    claveUnica: CLAVEUNICA_ORIGIN,
    // Secrets are born in AWS and no synthesis ever sees them; the functions check their own when they start.
    secrets: {},
  }),
];

/** @throws Error naming everything that is wrong */
export const assertSound = (config: StageConfig): StageConfig => {
  const faults = configFaults(config);
  if (faults.length === 0) return config;
  throw new Error(
    `La etapa «${config.stage}» no se puede construir:\n${faults.map((one) => `  - ${one}`).join('\n')}`,
  );
};
