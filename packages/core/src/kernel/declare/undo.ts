import type { AnyModule } from './module.ts';
import type { AnyTransition } from './verb.ts';

/** What the law or another record already builds on is not taken back by pressing a button. */
const isBinding = ({ folio, fourEyes, creates, auditRefusals, tone }: AnyTransition): boolean =>
  Boolean(folio || fourEyes?.length || creates || auditRefusals) || tone === 'danger';

const leadsBack = (name: string, verb: AnyTransition, back: AnyTransition): boolean =>
  verb.to === 'same'
    ? verb.undo === name && Boolean(verb.edits?.length)
    : back.from.includes(verb.to) && verb.from.includes(back.to);

/** What is wrong with the verbs of a module that say how they are taken back, in words. */
export const undoFaults = (module: AnyModule): readonly string[] =>
  Object.entries(module.transitions).flatMap(([name, verb]) => {
    if (verb.undo === undefined) return [];
    const back = module.transitions[verb.undo];
    if (!back) return [`${name} is taken back by ${verb.undo}, which is no verb`];
    if (isBinding(verb) || isBinding(back)) return [`${name} binds, so nothing takes it back`];
    return leadsBack(name, verb, back) ? [] : [`${verb.undo} does not lead back from ${name}`];
  });
