import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { awsEnvironment, makeHome, type Program } from '../support/environment.ts';
import { runTool, startTool } from '../support/run.ts';

const inline = (source: string): Program => [process.execPath, '-e', source];
const showEnvironment = inline('console.log(JSON.stringify(process.env))');

describe('runTool', () => {
  test('gives code, stdout and stderr, and the arguments arrive', async () => {
    const program = inline('console.log(process.argv.slice(1).join()); console.error("talk"); process.exitCode = 3');
    const result = await runTool(['init', 'two words'], { program });
    expect(result).toEqual({ code: 3, signal: null, stdout: 'init,two words\n', stderr: 'talk\n' });
  });

  test('lets nothing of the outer environment in but PATH', async () => {
    process.env.AWS_PROFILE = 'outer';
    process.env.CI = 'true';
    try {
      const { stdout } = await runTool([], { program: showEnvironment });
      const seen = JSON.parse(stdout);
      expect(Object.keys(seen).sort()).toEqual([
        'AWS_CONFIG_FILE',
        'AWS_EC2_METADATA_DISABLED',
        'AWS_ECS_SETUP_CHECKIP_URL',
        'AWS_SHARED_CREDENTIALS_FILE',
        'HOME',
        'LANG',
        'PATH',
      ]);
      expect(seen.AWS_CONFIG_FILE).toBe(join(seen.HOME, '.aws', 'config'));
      expect(readdirSync(seen.HOME)).toEqual([]);
    } finally {
      delete process.env.AWS_PROFILE;
      delete process.env.CI;
    }
  });

  test('adds and takes away variables', async () => {
    const env = { ...awsEnvironment('http://127.0.0.1:9'), LANG: undefined };
    const seen = JSON.parse((await runTool([], { program: showEnvironment, env })).stdout);
    expect(seen.AWS_ENDPOINT_URL).toBe('http://127.0.0.1:9');
    expect(seen.AWS_ACCESS_KEY_ID).toBe('AKIAIOSFODNN7EXAMPLE');
    expect(seen).not.toHaveProperty('LANG');
  });

  test('works in the home given, twice the same', async () => {
    const home = makeHome();
    const program = inline('require("fs").appendFileSync("seen", "x"); console.log(process.env.HOME)');
    await runTool([], { program, home });
    expect((await runTool([], { program, home })).stdout).toBe(`${home}\n`);
    expect(existsSync(join(home, 'seen'))).toBe(true);
  });

  test('feeds stdin and ends it, so that a program that reads never hangs', async () => {
    const program = inline('console.log(require("fs").readFileSync(0, "utf8"))');
    expect((await runTool([], { program, input: 'given' })).stdout).toBe('given\n');
    expect((await runTool([], { program })).stdout).toBe('\n');
  });

  test('kills what does not end in time and says what it wrote', async () => {
    const program = inline('console.error("still here"); setInterval(() => {}, 1000)');
    await expect(runTool([], { program, timeoutMilliseconds: 1_000 })).rejects.toThrow(
      /did not end in 1000 ms[\s\S]*still here/,
    );
  });

  test('rejects when the program cannot be started', async () => {
    await expect(runTool([], { program: ['/nowhere/at/all'] })).rejects.toThrow('ENOENT');
  });
});

describe('startTool', () => {
  test('shows output while it runs and is killed at that point', async () => {
    const program = inline('console.log("applying vpc"); setInterval(() => {}, 1000)');
    const tool = startTool([], { program });
    await tool.waitFor(/applying \w+/);
    expect(tool.stdout).toBe('applying vpc\n');
    tool.kill();
    expect(await tool.wait()).toMatchObject({ code: null, signal: 'SIGKILL', stdout: 'applying vpc\n' });
  });

  test('waiting for a text that never comes fails as soon as the program ends, with what it wrote', async () => {
    const tool = startTool([], { program: inline('console.error("no such flag")') });
    await expect(tool.waitFor('applying')).rejects.toThrow(/before the program ended[\s\S]*no such flag/);
  });

  test('passes a gentle signal on', async () => {
    const program = inline(
      'process.on("SIGINT", () => process.exit(130)); console.log("ready"); setInterval(() => {}, 1000)',
    );
    const tool = startTool([], { program });
    await tool.waitFor('ready');
    tool.kill('SIGINT');
    expect((await tool.wait()).code).toBe(130);
  });
});
