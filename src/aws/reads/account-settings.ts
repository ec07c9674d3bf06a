import { ListAccountSettingsCommand, type Setting, type SettingName } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../context.ts';

/**
 * ecs:ListAccountSettings: the value that counts for the caller in this region, be it set for them, for the account or by ECS itself;
 * undefined where none is told.
 */
export async function accountSetting(cx: ReadContext, name: SettingName): Promise<string | undefined> {
  return (await effectiveSetting(cx, name))?.value;
}

/**
 * The same with whose setting it is, as `principalArn`: the root user's is that of the whole account. Of another principal than the
 * caller only the root user may ask.
 */
export function effectiveSetting(
  cx: ReadContext,
  name: SettingName,
  principalArn?: string,
): Promise<Setting | undefined> {
  return cx.once(`ecs:ListAccountSettings ${name} ${principalArn ?? ''}`, async () => {
    const asked = { name, effectiveSettings: true, ...(principalArn === undefined ? {} : { principalArn }) };
    const answer = await cx.clients.ecs.send(new ListAccountSettingsCommand(asked));
    return answer.settings?.find((setting) => setting.name === name);
  });
}
