import { relative } from 'node:path';

/** Names the changes that a run makes on this computer as they come: `link keys/sam-key-pair.pem 1`, `rename state 7`. */
export function changeNames(folder: string): (operation: string, path: string) => string {
  const seen = new Map<string, number>();
  return (operation, path) => {
    const change = `${operation} ${plainPath(relative(folder, path))}`;
    const count = (seen.get(change) ?? 0) + 1;
    seen.set(change, count);
    return `${change} ${count}`;
  };
}

/** Without what differs from run to run. */
function plainPath(path: string): string {
  return (path || '.')
    .replace(/[^/]*\.tmp$/, 'half-written file')
    .replace(/\.tmp-[0-9a-f-]+$/, ', half-written')
    .replace(/\.claim-[0-9a-f]+/, ' claim')
    .replace(/^state\/sandbox\/aws-\d+\.json/, 'state');
}

/** Is it one of the many by which a run keeps its state? */
export const isOfState = (change: string): boolean =>
  /^(open|write|rename) state(\.backup)?(, half-written)? /.test(change);
