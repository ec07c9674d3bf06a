import type { Change } from '../engine/plan.ts';
import { regionOfNode } from '../steps/node-ids.ts';
import { changeOf, type Examined, type Fix } from './check.ts';

/** How a node that is not as wanted is brought back: by this tool where it made it, else by the command that decides. */
export function fixOf(examined: Examined, change: Change): Fix {
  // A person has to take part.
  const attended = examined.nodes.find(({ id }) => id === change.node)?.attended;
  if (attended) return { kind: 'command', command: examined.command(change.step) };
  if (change.conflict) {
    const choice = change.conflict.choices.find(({ accept }) => accept) ?? change.conflict.choices[0];
    return goOn(examined, change, choice?.flag);
  }
  const feasible = (change.action === 'create' || change.action === 'update') && change.blockedBy === undefined;
  if (feasible && !mayLetIn(examined, change)) {
    if (isMadeByUs(examined, change)) return { kind: 'nodes', nodes: [change.node] };
    // What was there before us is changed only where that was asked for by name.
    if (wasAdopted(examined, change)) return { kind: 'nodes', nodes: [change.node], byName: true };
  }
  return goOn(examined, change);
}

/** `init` in the node's own region, with what decides a conflict. */
function goOn(examined: Examined, { node }: Change, flag = ''): Fix {
  const region = regionOfNode(node);
  const words = ['init', region ? `--region ${region}` : '', flag].filter(Boolean);
  return { kind: 'command', command: examined.command(words.join(' ')) };
}

/** Did this tool make the node, as far as record and tags tell? */
export function isMadeByUs(examined: Examined, change: Change): boolean {
  const record = examined.records[change.node];
  if (change.owner) return change.owner === 'created';
  if (record) return record.owner === 'created';
  if (examined.hasState) return false;
  // The state file is lost and the thing has no tags: it is ours where all that it joins together, and that has tags, is ours.
  const needs = examined.nodes.find(({ id }) => id === change.node)?.needs ?? [];
  const tagged = examined.nodes.filter(({ id, resource }) => needs.includes(id) && resource.tagged);
  return tagged.length > 0 && tagged.every(({ id }) => changeOf(examined, id)?.owner === 'created');
}

function wasAdopted(examined: Examined, change: Change): boolean {
  return (change.owner ?? examined.records[change.node]?.owner) === 'adopted';
}

function mayLetIn(examined: Examined, change: Change): boolean {
  const node = examined.nodes.find(({ id }) => id === change.node);
  const closesOnly = change.action === 'update' && change.differences.every(({ widens }) => widens === false);
  return node?.letsIn === true && !closesOnly;
}
