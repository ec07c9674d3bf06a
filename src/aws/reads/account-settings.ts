import { ListAccountSettingsCommand, type SettingName } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../context.ts';

/**
 * ecs:ListAccountSettings: the value that counts for the caller in this region, be it set for them, for the account or by ECS itself;
 * undefined where none is told.
 */
export function accountSetting(cx: ReadContext, name: SettingName): Promise<string | undefined> {
  return cx.once(`ecs:ListAccountSettings ${name}`, async () => {
    const answer = await cx.clients.ecs.send(new ListAccountSettingsCommand({ name, effectiveSettings: true }));
    return answer.settings?.find((setting) => setting.name === name)?.value;
  });
}
