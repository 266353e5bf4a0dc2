const http = process.getBuiltinModule('node:http');

/**
 * Stands in for `node:http` in the bundles. Importing a part of Node as a module reads everything it offers, and among
 * what this one offers is a browser's `WebSocket`: a whole HTTP client that nobody uses, a sixth of a cold start.
 */
export const { Agent, request, createServer, ServerResponse, IncomingMessage } = http;
export default http;
