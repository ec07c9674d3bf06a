import type { Command } from 'commander';
import type { Cli } from './cli.ts';

/** Lines to copy, by command. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  init: [
    'init',
    'init --sandbox',
    'init --dry-run --region ap-northeast-2',
    'init --dry-run --check-permissions',
    'init --yes --region ap-northeast-2 --alias my-company --ssh-cidr 203.0.113.25/32',
    'init --yes --json --answers answers.yaml --expect-account 123456789012',
  ],
  resume: ['resume', 'resume --yes'],
  status: ['status', 'status --json'],
  doctor: ['doctor', 'doctor --json', 'doctor --fix', 'doctor --fix D012 --yes'],
  destroy: ['destroy', 'destroy --dry-run', 'destroy --only cluster', 'destroy --yes --confirm 123456789012'],
  'ssh-access': ['ssh-access', 'ssh-access --cidr 203.0.113.0/24', 'ssh-access --remove', 'ssh-access --yes --json'],
  policy: ['policy', 'policy --region ap-northeast-2 --skip admin,alias', 'policy --json --answers answers.yaml'],
  account: ['account', 'account --profile my-profile'],
  admin: ['admin --admin-user Administrator', 'admin --reset-password'],
  'root-mfa': ['root-mfa'],
  mfa: ['mfa', 'mfa --mfa-devices 2'],
  developers: ['developers --developer-user alice,bob', 'developers --developer-group my-team'],
  alias: ['alias --alias my-company'],
  'key-pair': ['key-pair --region eu-central-1', 'key-pair --public-key ~/.ssh/id_ed25519.pub'],
  vpc: ['vpc --vpc new --vpc-cidr 10.20.0.0/16', 'vpc --nat one --dry-run', 'vpc --nat none', 'vpc --vpc default'],
  'security-group': ['security-group --ssh-cidr 203.0.113.0/24 --no-http', 'security-group --ssh-cidr my-ip'],
  endpoints: ['endpoints --endpoints-for ec2', 'endpoints --endpoints-for all --endpoint-policy policy.json'],
  'instance-role': ['instance-role', 'instance-role --s3-read my-bucket/ecs.config --session-manager'],
  trunking: ['trunking', 'trunking --trunking-by account'],
  'task-role': ['task-role', 'task-role --ecs-exec --container-insights enhanced'],
  cluster: ['cluster --cluster web'],
  'external-role': ['external-role'],
  'aws-cli': ['aws-cli'],
  'cli-profile': ['cli-profile', 'cli-profile --cli-profile work --region ap-northeast-2'],
  budget: ['budget --budget-email you@example.com', 'budget --budget-email you@example.com --budget-amount 25'],
};

/** Puts a command's examples under its help. */
export function addExamples(command: Command, { say }: Cli): void {
  const lines = (EXAMPLES[command.name()] ?? []).map((example) => `  $ aws-ecs-setup ${example}`);
  command.addHelpText('after', () => ['', `${say('help.examples')}:`, ...lines].join('\n'));
}
