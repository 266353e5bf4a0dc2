/**
 * A setting of the function, which the stacks put into its environment.
 *
 * @throws Error at start when it is missing: a function that lacks a setting must not answer at all.
 */
export const setting = (name: string, env: NodeJS.ProcessEnv = process.env): string => {
  const value = env[name];
  if (!value) throw new Error(`The function lacks its setting ${name}`);
  return value;
};
