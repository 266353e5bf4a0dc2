import type { Hono } from 'hono';
import type { ApiEnv } from '../../http/env.ts';
import type { AuthConfig, AuthPorts } from '../config.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { passwordRoutes } from './password-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Everything local accounts do at the portal, under `/api/auth`. */
export const localRoutes = (app: Hono<ApiEnv>, config: AuthConfig, ports: AuthPorts): void => {
  signInRoutes(app, config, ports);
  passwordRoutes(app, ports);
  ownAccountRoutes(app, ports);
};
