import { createServer, type IncomingMessage } from 'node:http';
import { onLoopback } from './on-loopback.ts';

/** Everything that hands out credentials, and STS, on one loopback port. */
export interface SignInServices {
  readonly url: string;
  /** The access keys that STS was asked with who they belong to, in order. */
  readonly askedBy: readonly string[];
}

/** The access key that a source hands out: each its own, all of the length of a real one. */
export const keyOf = (source: string): string =>
  `ASIA${source.toUpperCase().replace(/\W/g, '').padEnd(9, 'X').slice(0, 9)}EXAMPLE`;

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const expiration = new Date(Date.now() + 3_600_000);
const xml = (action: string, content: string) =>
  `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${content}</${action}Result></${action}Response>`;
const credentials = (source: string) =>
  `<Credentials><AccessKeyId>${keyOf(source)}</AccessKeyId><SecretAccessKey>${secret}</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${expiration.toISOString()}</Expiration></Credentials>`;
const metadata = (source: string) => ({
  AccessKeyId: keyOf(source),
  SecretAccessKey: secret,
  Token: 'token',
  Expiration: expiration.toISOString(),
});

/** What each service answers, by its action or by method and path. */
const ANSWERS: Readonly<Record<string, (authorization: string) => unknown>> = {
  AssumeRole: () => xml('AssumeRole', credentials('assumed')),
  AssumeRoleWithWebIdentity: () => xml('AssumeRoleWithWebIdentity', credentials('webid')),
  'GET /container': () => metadata('container'),
  'PUT /latest/api/token': () => 'token',
  'GET /latest/meta-data/iam/security-credentials/': () => 'instance-role',
  'GET /latest/meta-data/iam/security-credentials/instance-role': () => ({ Code: 'Success', ...metadata('instance') }),
  'GET /federation/credentials': (authorization) => ({
    roleCredentials: {
      accessKeyId: keyOf(authorization === 'renewed' ? 'renewed' : 'sso'),
      secretAccessKey: secret,
      sessionToken: 'token',
      expiration: expiration.getTime(),
    },
  }),
  'POST /token': () => ({ accessToken: 'renewed', tokenType: 'Bearer', expiresIn: 3600, refreshToken: 'next' }),
  'POST /v1/token': () => ({
    accessToken: { accessKeyId: keyOf('signin'), secretAccessKey: secret, sessionToken: 'token' },
    tokenType: 'aws_sigv4',
    expiresIn: 900,
    refreshToken: 'next',
  }),
};

/** Starts them. STS refuses whoever asks who they are, so that a run ends there. */
export async function startSignInServices(): Promise<SignInServices> {
  const askedBy: string[] = [];
  const answer = async (incoming: IncomingMessage): Promise<{ status: number; body: string }> => {
    const body = Buffer.concat(await incoming.toArray()).toString('utf8');
    const action = new URLSearchParams(body).get('Action');
    if (action === 'GetCallerIdentity') {
      askedBy.push(/Credential=([^/]+)/.exec(incoming.headers.authorization ?? '')?.[1] ?? 'nobody');
      return {
        status: 403,
        body: '<ErrorResponse><Error><Code>AccessDenied</Code><Message>seen</Message></Error></ErrorResponse>',
      };
    }
    const known = ANSWERS[action ?? `${incoming.method} ${incoming.url?.split('?')[0]}`];
    if (!known) return { status: 404, body: '' };
    const content = known(String(incoming.headers['x-amz-sso_bearer_token'] ?? ''));
    return { status: 200, body: typeof content === 'string' ? content : JSON.stringify(content) };
  };
  const server = createServer((incoming, outgoing) => {
    void answer(incoming).then(({ status, body }) => outgoing.writeHead(status).end(body));
  });
  const { url } = await onLoopback(server);
  return { url, askedBy };
}
