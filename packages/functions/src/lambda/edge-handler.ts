import type { Hono } from 'hono';
import { behindEdge } from '../http/behind-edge.ts';
import type { ApiEnv } from '../http/env.ts';
import { type HttpHandler, lambdaHandler } from '../http/lambda.ts';
import { setting } from './environment.ts';

/** A function of the HTTP API on AWS: the application, reached through CloudFront and no other way. */
export const edgeHandler = (app: Hono<ApiEnv>): HttpHandler =>
  behindEdge(lambdaHandler(app), setting('EDGE_SECRET'));
