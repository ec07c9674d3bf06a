import { describe, test } from 'vitest';
import { exampleCredentials, makeHome } from '../support/environment.ts';
import { expectNothingTold, scenarios } from '../support/secret-scenarios.ts';
import { watchAccount } from '../support/watched-account.ts';

/** The practice account asks for no credentials; that these are there must not show either. */
const env = {
  AWS_ACCESS_KEY_ID: exampleCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: exampleCredentials.secretAccessKey,
  AWS_SESSION_TOKEN: Buffer.from('an example session token '.repeat(8)).toString('base64'),
};

describe.concurrent('no secret is anywhere but in its own file after', () => {
  test.each(scenarios.filter(({ only }) => only !== 'moto'))('$name', async (scenario) => {
    const home = makeHome();
    const account = watchAccount({ accountId: '123456789012', home, env, flags: ['--sandbox'] });
    await scenario.run(account);
    expectNothingTold(account, scenario);
  });
});
