/** What to do once the set-up is there. */
export const notes = {
  'next.title': 'What is next',
  'next.practice':
    'This is the practice account: console addresses and commands of ssh and aws stand here as they would for a real account, and lead nowhere.',
  'admin.note-sign-in': 'Sign in to the console as {user}:\n{url}',
  'admin.note-sign-in-alias': 'The address with the alias (a new alias can take a few minutes to work):\n{url}',
  'admin.note-password':
    'The password is in this file, which only you can read. Put it into a password manager, then delete the file:\n{file}',
  'admin.note-typed': 'The password is the one you typed; it is not written to any file.',
  'admin.note-billing':
    'To let the administrator user see the billing pages, sign in once as the root user, open Account in the console and activate "IAM user and role access to Billing information".',
  'key-pair.note-ssh':
    'To log in to an instance in {region} (the key file is readable by you alone, as chmod 400 would make it):\nssh -i "{file}" ec2-user@PUBLIC-DNS-NAME',
  'key-pair.note-closed':
    'The private key for instances in {region} is in this file, readable by you alone; no rule lets SSH in yet (aws-ecs-setup ssh-access[[ {options}]] lets it in):\n{file}',
  'key-pair.note-putty': 'To log in to an instance in {region} with PuTTY: user ec2-user, private key file "{file}"',
  'key-pair.note-own-key':
    'To log in to an instance in {region}, use the private key that belongs to "{file}":\nssh -i PRIVATE-KEY ec2-user@PUBLIC-DNS-NAME',
  'aws-cli.found': 'The AWS CLI {version} is installed. To get credentials for it by signing in: aws login',
  'aws-cli.older':
    'The AWS CLI {version} is installed; "aws login" needs {wanted} or newer. How to update it:\n{guide}[[\n{commands}]]',
  'aws-cli.missing':
    'The AWS CLI is not installed. This tool does not need it. How to install it:\n{guide}[[\n{commands}]]',
  'next.launch':
    'Container instances can now be started in {region}. In the EC2 console choose an ECS-optimized Amazon Linux 2023 image and:\n- instance profile: {profile}\n- security group: {securityGroup}[[\n- key pair: {keyName}]][[\n- network: {vpc}, one of its public subnets]][[\n- user data: a shell script with the line echo ECS_CLUSTER={cluster} >> /etc/ecs/ecs.config, so that they join the cluster]]',
  'next.other-region': 'To set up another region:\n{command}',
  'next.undo':
    'To check it at any time: {doctor}. To take it all back (it shows everything first, and asks):\n{command}',
} as const;
