import type { Fault } from '../engine/errors.ts';
import type { NodeId } from '../engine/resource.ts';
import type { FindingEvent, PlannedChange, PricedUndoing, Report, RunEvent } from '../wizard/events.ts';
import { costsLines } from './costs-view.ts';
import { errorView } from './error-view.ts';
import { findingsView } from './findings-view.ts';
import { identityView, placeView } from './identity-view.ts';
import { nextStepsView } from './next-steps-view.ts';
import { permissionsView, policyView } from './permissions-view.ts';
import { isRegion, planView } from './plan-view.ts';
import { type Progress, plainProgress } from './progress.ts';
import { type Screen, widthOf } from './screen.ts';
import { statusLine } from './status-view.ts';
import { wrap } from './table.ts';
import { leftoversView, undoPlanView } from './undo-view.ts';

/** Tells a run to a person. */
export function runView(screen: Screen, newProgress: () => Progress = () => plainProgress(screen)): Report {
  const { say, tell, colour, talk, result } = screen;
  const changes = new Map<NodeId, PlannedChange>();
  const removals = new Map<NodeId, PricedUndoing>();
  const findings: FindingEvent[] = [];
  let progress: Progress | undefined;
  /** What is said of each thing that was begun and has not ended. */
  const underWay = new Map<NodeId, string>();
  const ended = new Set<NodeId>();
  let who = '';
  const line = (text: string) => (progress ? progress.line(text) : talk.write(`${text}\n`));
  const quiet = () => {
    progress?.stop();
    progress = undefined;
  };
  const what = (node: NodeId) => {
    const thing = changes.get(node) ?? removals.get(node);
    const value = thing && ('value' in thing ? thing.value : thing.title);
    const several =
      new Set([...changes.values(), ...removals.values()].map(({ scope }) => scope).filter(isRegion)).size > 1;
    const region = several && thing && isRegion(thing.scope) ? thing.scope : undefined;
    return { resource: thing ? say(`resource.${thing.type}`) : node, value: inRegion(value ?? '', region) };
  };
  const isToDo = (node: NodeId) => {
    const change = changes.get(node);
    const isChange = change !== undefined && change.action !== 'keep' && !change.blockedBy;
    return isChange || (removals.get(node)?.action ?? 'leave') !== 'leave';
  };
  const turn = (text: string) => {
    progress ??= newProgress();
    progress.update(text);
  };
  /** How far it all is, and what was begun last of what is under way. */
  const count = () => {
    const text = [...underWay.values()].at(-1);
    const total = [...changes.keys(), ...removals.keys()].filter(isToDo).length;
    if (text !== undefined) turn(`${Math.min(ended.size + 1, total)}/${total} ${text}`);
  };
  const goesOn = (node: NodeId, text: string) => {
    underWay.set(node, text);
    count();
  };
  const ends = (node: NodeId) => {
    if (isToDo(node)) ended.add(node);
    underWay.delete(node);
    count();
  };
  /** Behind a sentence that does not say it itself. */
  const inRegion = (text: string, region: string | undefined) =>
    region === undefined || text.includes(region) ? text : `${text} (${region})`;
  const wrapped = (text: string, sign: string) => {
    const [first = '', ...more] = wrap(text, widthOf(talk) - 3);
    return [`${sign} ${first}`, ...more.map((rest) => `  ${rest}`)].join('\n');
  };
  /** A line about one thing, which only a terminal has too little room for. */
  const thing = (sign: string, text: string) => line(talk.isTerminal ? wrapped(text, sign) : `${sign} ${text}`);
  const because = (fault: Fault) => {
    for (const text of errorView(fault, 1, screen, who, 2).trimEnd().split('\n')) line(`  ${text}`);
  };

  const tellers: { readonly [T in RunEvent['type']]: (event: Extract<RunEvent, { type: T }>) => void } = {
    place: (event) => talk.write(placeView(event, screen)),
    identity: (event) => {
      who = event.arn;
      talk.write(identityView(event, screen));
    },
    looking: () => turn(say('run.looking')),
    notice: (event) => {
      const sign = { warning: colour.yellow('!'), info: colour.cyan('i'), success: colour.green('✔') }[event.level];
      line(wrapped(inRegion(tell(event), event.region), sign));
    },
    answer: (event) => {
      quiet();
      const value = event.choice ? tell(event.choice) : event.value === '' ? say('prompt.none') : yesOrNo(event.value);
      line(colour.dim(say('prompt.answer-line', { question: tell(event.question), value })));
    },
    plan: (event) => {
      quiet();
      for (const change of event.changes) changes.set(change.node, change);
      result.write(planView(event, screen));
    },
    permissions: (event) => {
      quiet();
      result.write(permissionsView(event, screen));
    },
    policy: (event) => {
      quiet();
      policyView(event, screen);
    },
    'undo-plan': (event) => {
      quiet();
      for (const thing of event.things) removals.set(thing.node, thing);
      result.write(undoPlanView(event, screen));
    },
    leftovers: (event) => {
      quiet();
      result.write(leftoversView(event.things, screen));
    },
    'step-failed': (event) => {
      thing(colour.red('✖'), say('progress.step-failed', { step: say(`step.${event.step}`) }));
      because(event.fault);
    },
    'node-started': ({ node, action }) => goesOn(node, say(`progress.doing-${action}`, what(node))),
    'node-waiting': (event) => {
      const reason = say(`progress.reason-${event.reason}`);
      goesOn(event.node, say('progress.waiting', { ...what(event.node), reason, seconds: String(event.seconds) }));
    },
    'node-done': (event) => {
      ends(event.node);
      thing(colour.green('✔'), say(`progress.done-${event.action}`, what(event.node)));
    },
    'node-failed': (event) => {
      ends(event.node);
      const leftOut = event.fault.kind === 'unattended';
      const sign = leftOut ? colour.yellow('-') : colour.red('✖');
      thing(sign, say(leftOut ? 'progress.left-out' : 'progress.failed', what(event.node)));
      because(event.fault);
    },
    'node-skipped': (event) => {
      ends(event.node);
      const { conflict, blockedBy } = changes.get(event.node) ?? {};
      const isUndecided = event.because === event.node || (conflict !== undefined && blockedBy === undefined);
      const code = isUndecided ? 'progress.undecided' : 'progress.skipped';
      const { resource, value } = what(event.because);
      thing(colour.yellow('-'), say(code, { ...what(event.node), because: `${resource} ${value}`.trim() }));
    },
    'verify-started': () => turn(say('progress.verifying')),
    'verify-waiting': (event) => {
      turn(say('progress.verify-waiting', { count: String(event.nodes.length), seconds: String(event.seconds) }));
    },
    'verify-done': quiet,
    status: (event) => {
      quiet();
      result.write(statusLine(event, screen));
    },
    costs: (event) => {
      quiet();
      result.write(`\n${costsLines(event, screen).join('\n')}\n`);
    },
    finding: (event) => void findings.push(event),
    'next-steps': (event) => {
      quiet();
      result.write(nextStepsView(event.notes, screen));
    },
    error: (event) => {
      quiet();
      talk.write(errorView(event.fault, event.exitCode, screen, who));
    },
    result: (event) => {
      quiet();
      result.write(findingsView(findings.splice(0), screen));
      if (!event.summary) return;
      const sign = event.ok ? colour.green('✔') : colour.yellow('!');
      talk.write(`\n${wrapped(tell(event.summary), sign)}\n`);
    },
  };
  const yesOrNo = (value: unknown) =>
    typeof value === 'boolean' ? say(value ? 'prompt.yes' : 'prompt.no') : String(value);
  return (event) => (tellers[event.type] as (event: RunEvent) => void)(event);
}
