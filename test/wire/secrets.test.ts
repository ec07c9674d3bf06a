import { beforeAll, describe, expect, test } from 'vitest';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { expectNothingTold, scenarios } from '../support/secret-scenarios.ts';
import { watchAccount } from '../support/watched-account.ts';
import { openAccount } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const refusal = (action: string) =>
  `<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:iam::123456789012:user/sam is not authorized to perform: iam:${action}</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

describe.concurrent('no secret is anywhere but in its own file after', () => {
  test.each(scenarios.filter(({ only }) => only !== 'practice'))('$name', async (scenario) => {
    const { id, home, env, recorder } = await openAccount(moto);
    const account = watchAccount({
      accountId: id,
      home,
      env,
      deny: (denied) =>
        recorder.interfere({
          before: ({ action }) => (action === denied ? { status: 403, body: refusal(action) } : undefined),
        }),
    });
    await scenario.run(account);
    expectNothingTold(account, scenario);
    expect(recorder.calls.length).toBeGreaterThan(0);
  });
});
