import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exampleCredentials } from '../support/environment.ts';
import { startRecorder } from '../support/proxy.ts';

let received: { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders; body: string }[] =
  [];
const target = createServer(async (incoming, outgoing) => {
  const body = Buffer.concat(await incoming.toArray()).toString();
  received.push({ method: incoming.method, url: incoming.url, headers: incoming.headers, body });
  outgoing.writeHead(418, { 'x-from': 'target' }).end('short and stout');
});
let targetUrl = '';
beforeAll(async () => {
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  targetUrl = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
});
beforeEach(() => {
  received = [];
});
afterAll(() => void target.close());

const scope = 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101';
const createVpc = {
  method: 'POST',
  headers: { authorization: `${scope}/eu-west-1/ec2/aws4_request, SignedHeaders=host, Signature=x`, 'x-own': 'kept' },
  body: 'Action=CreateVpc&CidrBlock=10.0.0.0%2F16',
};

describe('startRecorder', () => {
  test('passes request and answer on unchanged, the Host header too', async () => {
    const recorder = await startRecorder(targetUrl);
    const answer = await fetch(`${recorder.url}/path?q=1`, createVpc);
    expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([
      418,
      'target',
      'short and stout',
    ]);
    expect(received).toMatchObject([{ method: 'POST', url: '/path?q=1', body: createVpc.body }]);
    expect(received[0]?.headers).toMatchObject({ 'x-own': 'kept', host: recorder.url.slice('http://'.length) });
  });

  test('names service, region, action and parameters of the query and JSON protocols', async () => {
    const recorder = await startRecorder(targetUrl);
    await fetch(recorder.url, createVpc);
    const headers = {
      authorization: `${scope}/us-east-1/ecs/aws4_request, x`,
      'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListClusters',
    };
    await fetch(recorder.url, { method: 'POST', headers, body: '{"maxResults":10}' });
    expect(recorder.calls).toMatchObject([
      {
        service: 'ec2',
        region: 'eu-west-1',
        action: 'CreateVpc',
        writes: true,
        parameters: { CidrBlock: '10.0.0.0/16' },
      },
      { service: 'ecs', region: 'us-east-1', action: 'ListClusters', writes: false, parameters: { maxResults: 10 } },
    ]);
    expect(Math.abs((recorder.calls[0]?.at ?? 0) - Date.now())).toBeLessThan(20_000);
    recorder.clear();
    expect(recorder.calls).toEqual([]);
  });

  test('a call reset before it is passed on never reaches the target', async () => {
    const recorder = await startRecorder(targetUrl, { before: () => 'reset' });
    await expect(fetch(recorder.url, createVpc)).rejects.toThrow();
    expect(received).toEqual([]);
    expect(recorder.calls.map((call) => call.action)).toEqual(['CreateVpc']);
  });

  test('a call reset afterwards has been carried out', async () => {
    const statuses: number[] = [];
    const recorder = await startRecorder(targetUrl);
    recorder.interfere({
      after: (_, status) => {
        statuses.push(status);
        return 'reset';
      },
    });
    await expect(fetch(recorder.url, createVpc)).rejects.toThrow();
    expect([received.length, statuses]).toEqual([1, [418]]);
  });

  test('another answer takes the place of one to a call that has been carried out', async () => {
    const recorder = await startRecorder(targetUrl, { after: () => ({ status: 500, body: 'no' }) });
    const answer = await fetch(recorder.url, createVpc);
    expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([500, null, 'no']);
    expect(received).toHaveLength(1);
  });

  test('a held call waits while others pass', async () => {
    const order: string[] = [];
    let release = () => {};
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    const recorder = await startRecorder(targetUrl, { before: (call) => (call.writes ? held : undefined) });
    const slow = fetch(recorder.url, createVpc).then(() => order.push('write'));
    await fetch(recorder.url, { ...createVpc, body: 'Action=DescribeVpcs' }).then(() => order.push('read'));
    release();
    await slow;
    expect(order).toEqual(['read', 'write']);
  });

  test('the SDK takes a made-up answer for the service speaking', async () => {
    const body =
      '<Response><Errors><Error><Code>VpcLimitExceeded</Code><Message>no more</Message></Error></Errors><RequestID>1</RequestID></Response>';
    const recorder = await startRecorder(targetUrl, {
      before: () => ({ status: 400, headers: { 'content-type': 'text/xml' }, body }),
    });
    const client = new EC2Client({ endpoint: recorder.url, region: 'eu-west-1', credentials: exampleCredentials });
    await expect(client.send(new DescribeVpcsCommand({}))).rejects.toMatchObject({
      name: 'VpcLimitExceeded',
      message: 'no more',
    });
    expect(received).toEqual([]);
    expect(recorder.calls).toMatchObject([{ service: 'ec2', action: 'DescribeVpcs', writes: false }]);
  });

  test('after stop nobody answers', async () => {
    const recorder = await startRecorder(targetUrl);
    await recorder.stop();
    await expect(fetch(recorder.url, createVpc)).rejects.toThrow();
  });

  test('a target that is gone looks like a broken connection', async () => {
    const recorder = await startRecorder('http://127.0.0.1:1');
    await expect(fetch(recorder.url, createVpc)).rejects.toThrow();
  });
});
