import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atFileEnd } from '../../test/support/leftovers.ts';
import { type Call, readCall } from '../../test/support/wire-call.ts';

/** A server that answers every AWS call at once and remembers nothing: what a program is measured against that is to wait for nobody but itself. */
export interface StubServer {
  readonly url: string;
  /** Resolves to the moment (`performance.now()`) at which the next answer has been sent. */
  nextAnswer(): Promise<number>;
}

const REGIONS = ['ap-northeast-2', 'eu-central-1', 'us-east-1'];
const region = (name: string) =>
  `<item><regionName>${name}</regionName><regionEndpoint>ec2.${name}.amazonaws.com</regionEndpoint><optInStatus>opt-in-not-required</optInStatus></item>`;

/** What is asked first; to whatever else may be asked, an empty answer, which is an empty account's. */
const ANSWERS: Readonly<Record<string, string>> = {
  GetCallerIdentity:
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/sam</Arn><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
  DescribeRegions: `<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><regionInfo>${REGIONS.map(region).join('')}</regionInfo></DescribeRegionsResponse>`,
};

/** Starts one on a free loopback port. */
export async function startStubServer(): Promise<StubServer> {
  let waiting: ((moment: number) => void)[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const call = readCall(incoming, Buffer.concat(await incoming.toArray()));
    outgoing.once('finish', () => {
      const moment = performance.now();
      for (const tell of waiting.splice(0)) tell(moment);
    });
    const isJson = incoming.headers['x-amz-target'] !== undefined;
    outgoing.writeHead(200, { 'content-type': isJson ? 'application/x-amz-json-1.1' : 'text/xml' });
    outgoing.end(isJson ? '{}' : (ANSWERS[call.action] ?? emptyAnswer(call)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atFileEnd(() => {
    waiting = [];
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextAnswer: () => new Promise((resolve) => waiting.push(resolve)),
  };
}

const emptyAnswer = ({ action }: Call): string =>
  `<${action}Response><${action}Result></${action}Result></${action}Response>`;
