import type { StageConfig } from '../../stacks/config/stage-config.ts';
import type { Settings } from '../local/settings.ts';
import { clockCheck } from './clock.ts';
import type { Check, Finding } from './finding.ts';
import { backupCheck, diskCheck, portCheck } from './machine.ts';
import { mailCheck } from './mail.ts';
import { answersCheck, claveUnicaCheck, configCheck } from './stage.ts';
import type { World } from './world.ts';

/** What is looked at on this machine. */
export const machineChecks = (world: World, settings: Settings): readonly Check[] => [
  diskCheck(world, settings),
  portCheck(world, settings),
  backupCheck(world, settings),
  clockCheck(world),
];

/** What is looked at of a stage. @param dkim tokens as SES gives them */
export const stageChecks = (world: World, config: StageConfig, dkim: readonly string[]): readonly Check[] => [
  configCheck(config),
  answersCheck(world, config),
  claveUnicaCheck(world, config),
  mailCheck(world, config.mail.domain, dkim),
  clockCheck(world),
];

/** Makes every check. */
export const examine = async (checks: readonly Check[]): Promise<readonly Finding[]> =>
  (await Promise.all(checks.map((check) => check()))).flat();

const marks = { bien: '✓', aviso: '!', falla: '✗', desconocido: '?' } as const;

/** A finding in a line, and what to do about it in another. */
export const inWords = ({ gravity, about, what, todo }: Finding): string =>
  `${marks[gravity]} ${about}: ${what}${todo ? `\n    → ${todo}` : ''}`;
