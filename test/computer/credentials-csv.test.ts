import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCredentials, parseCredentials } from '../../src/computer/credentials-csv.ts';

const CREDENTIALS = {
  userName: 'Administrator',
  password: 'Ab1!Ab1!Ab1!',
  signInUrl: 'https://123456789012.signin.aws.amazon.com/console/',
};

describe('the credentials file', () => {
  it('looks like the one AWS gives', () => {
    expect(formatCredentials(CREDENTIALS)).toBe(
      'User name,Password,Console sign-in URL\nAdministrator,Ab1!Ab1!Ab1!,https://123456789012.signin.aws.amazon.com/console/\n',
    );
  });

  it('reads back every value exactly', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.string({ minLength: 1, unit: fc.constantFrom(...'=+-@",\r\n\t |\'ab') }),
    );
    fc.assert(
      fc.property(text, text, fc.oneof(fc.constant(''), text), (userName, password, signInUrl) => {
        const credentials = { userName, password, signInUrl };
        expect(parseCredentials(formatCredentials(credentials))).toEqual(credentials);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['=1+1', '+82', '-x', '@admin', 'a,b', 'say "hi"', '"', 'two\r\nlines'])('keeps %j in quotes', (password) => {
    const text = formatCredentials({ ...CREDENTIALS, password });
    expect(text).toContain(`,"${password.replaceAll('"', '""')}",`);
    expect(parseCredentials(text)).toEqual({ ...CREDENTIALS, password });
  });

  it('is read with the line ends, the mark in front and the blank lines other programs leave', () => {
    const text = formatCredentials(CREDENTIALS);
    expect(parseCredentials(`\uFEFF${text.replaceAll('\n', '\r\n')}\r\n`)).toEqual(CREDENTIALS);
    expect(parseCredentials(text.trimEnd())).toEqual(CREDENTIALS);
  });

  it('holds no password where the person typed one', () => {
    const typed = { ...CREDENTIALS, password: '' };
    expect(formatCredentials(typed)).toContain('\nAdministrator,,https:');
    expect(parseCredentials(formatCredentials(typed))).toEqual(typed);
  });

  it.each([
    ['nothing', ''],
    ['only the header', 'User name,Password,Console sign-in URL\n'],
    ['another header', 'User name,Access key ID,Secret access key\na,b,c\n'],
    ['a header in other letters', 'user name,password,console sign-in url\na,b,c\n'],
    ['two users', 'User name,Password,Console sign-in URL\na,b,c\nd,e,f\n'],
    ['a field too few', 'User name,Password,Console sign-in URL\na,b\n'],
    ['a field too many', 'User name,Password,Console sign-in URL\na,b,c,d\n'],
    ['no user name', 'User name,Password,Console sign-in URL\n,b,c\n'],
    ['a quote that is not closed', 'User name,Password,Console sign-in URL\na,"b,c\n'],
    ['a quote inside a field', 'User name,Password,Console sign-in URL\na,b"b,c\n'],
    ['text behind a quoted field', 'User name,Password,Console sign-in URL\na,"b"b,c\n'],
    ['a key', '-----BEGIN RSA PRIVATE KEY-----\n'],
  ])('is not what holds %s', (_what, text) => expect(parseCredentials(text)).toBeUndefined());
});
