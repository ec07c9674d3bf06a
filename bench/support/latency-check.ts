import { median } from '../frame/statistics.ts';
import { startLatencyProxy } from './latency-proxy.ts';

const AT_ONCE = 20;
const TIMES = 5;

/** How long the proxy really holds requests that come side by side, in milliseconds, while nothing else is at work. */
export async function heldFor(hold: number): Promise<number> {
  const answer = async () => ({ status: 200, body: '' });
  const proxy = await startLatencyProxy({ hold, target: () => answer });
  for (let time = 0; time < TIMES; time += 1) {
    const asked = Array.from({ length: AT_ONCE }, () => fetch(proxy.url, { method: 'POST', body: 'Action=ListUsers' }));
    await Promise.all(asked.map(async (one) => (await one).text()));
  }
  await proxy.stop();
  return median(proxy.calls.map(({ arrived, passedOn }) => passedOn - arrived));
}
