const PLAIN =
  /^\s*(?:select|insert|update|delete|merge|with|values|table|explain|begin|start\s+transaction|commit|end|rollback|savepoint|release|set\s+local|set\s+transaction)\b/i;
const TOUCHES_SESSION = /\bset_config\b|\bpg_(?:try_)?advisory_(?:lock|unlock)|\binto\s+temp/i;
const SEVERAL_STATEMENTS = /;\s*\S/;

/**
 * Says whether a statement may leave something behind in the session (a setting, a role, a temporary table,
 * an advisory lock). It errs on the side of yes: the price is one reconnection, which costs about a millisecond.
 */
export function mayChangeSession(text: string): boolean {
  return !PLAIN.test(text) || TOUCHES_SESSION.test(text) || SEVERAL_STATEMENTS.test(text);
}
