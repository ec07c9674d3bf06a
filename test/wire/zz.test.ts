import { expect, test } from 'vitest';
import { openTerminal } from '../support/terminal.ts';
test('x', async () => {
  const terminal = openTerminal(['init','--sandbox','--region','ap-northeast-2'], { env: { LANG: 'ko_KR.UTF-8' } });
  try { await terminal.answerAllWithEnter({timeoutMilliseconds: 15000}); } catch (e) { console.log(String(e)); }
  console.log(JSON.stringify(terminal.screen().split('\n').slice(-4)));
  terminal.press('enter');
  await new Promise(r => setTimeout(r, 1000));
  console.log(terminal.screen().split('\n').slice(-12).join('\n'));
}, 40000);
