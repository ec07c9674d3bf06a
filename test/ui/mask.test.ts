import { describe, expect, it } from 'vitest';
import { mask, secretsIn } from '../../src/ui/mask.ts';

const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const seed = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const pem = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEow', '-----END RSA PRIVATE KEY-----'].join('\n');

describe('what looks like a secret is masked', () => {
  it.each([
    ['key AKIAIOSFODNN7EXAMPLE, it says', 'key AKIA…MPLE, it says'],
    ['ASIAIOSFODNN7EXAMPLE', 'ASIA…MPLE'],
    [`secret: ${secretKey}`, 'secret: [hidden]'],
    [`"${secretKey}"`, '"[hidden]"'],
    [`token ${'FwoGZXIvYXdzE'.repeat(12)}==`, 'token [hidden]'],
    [`seed ${seed}.`, 'seed [hidden].'],
    [`before\n${pem}\nafter`, 'before\n[hidden]\nafter'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl', '[hidden]'],
    ['Private-Lines: 14\nAAAA\nPrivate-MAC: 12', 'Private-Lines: 14 [hidden]Private-MAC: 12'],
    ['Authorization: AWS4-HMAC-SHA256 Credential=x, Signature=y', 'Authorization: [hidden]'],
    ['"proxy-authorization": "Basic c2Ft"', '"proxy-authorization": [hidden]'],
    [
      'https://s3.example/?X-Amz-Signature=ab12&X-Amz-Date=1',
      'https://s3.example/?X-Amz-Signature=[hidden]&X-Amz-Date=1',
    ],
    ['GET http://sam:open@sesame@proxy.example:3128/', 'GET http://[hidden]@proxy.example:3128/'],
    ['aws_secret_access_key = abc', 'aws_secret_access_key = [hidden]'],
    ['{"Password":"abc","UserName":"sam"}', '{"Password":"[hidden]","UserName":"sam"}'],
  ])('%j', (text, masked) => expect(mask(text)).toBe(masked));
});

describe('what merely resembles one is left alone', () => {
  it.each([
    'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role',
    'user AIDACKCEVSQ6C2EXAMPLE of account 123456789012',
    'https://iam.amazonaws.com/path?x=sam@example.com',
    '{"UserName":"sam","PasswordResetRequired":true}',
    'request=7a62c49f-347e-4fc4-9331-6e8eEXAMPLE',
    '    at file:///usr/lib/node_modules/aws-ecs-setup/dist/chunk-NE6YXJMK.js:24:6209',
    'The password must have symbols.',
  ])('%s', (text) => expect(mask(text)).toBe(text));
});

describe('a secret that is known', () => {
  const secret = 'x "quoted"&/b';
  it.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ said: secret })],
    ['in a URL', `https://example.com/?q=${encodeURIComponent(secret)}`],
    ['in base64', Buffer.from(secret).toString('base64')],
  ])('is masked %s', (_, text) => {
    const masked = mask(text, [secret]);
    expect(masked).toContain('[hidden]');
    expect(masked).not.toContain('quoted');
    expect(mask(text)).toBe(text);
  });

  it('is masked whole where another one is a part of it', () => {
    expect(mask('said: secretly-long', ['secret', 'secretly-long'])).toBe('said: [hidden]');
  });

  it('takes no ordinary words with it when it is very short', () =>
    expect(mask('an answer', ['an'])).toBe('an answer'));
});

describe('the secrets of an environment', () => {
  it('are known by the names of their variables', () => {
    const env = {
      AWS_SECRET_ACCESS_KEY: 'a',
      AWS_SESSION_TOKEN: 'b',
      GITHUB_TOKEN: 'c',
      DB_PASSWORD: 'd',
      HOME: '/h',
      X_TOKEN: '',
    };
    expect(secretsIn(env)).toEqual(['a', 'b', 'c', 'd']);
  });
});
