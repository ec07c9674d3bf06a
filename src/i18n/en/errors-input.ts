/**
 * What is wrong with a flag, an answer or the answers file. Where a flag is to blame it is printed in front,
 * so these sentences neither begin with it nor go over one line.
 */
export const errorsInput = {
  'input.language': '"{value}" is not a language this tool speaks. Use en (English) or ko (Korean).',
  'input.no-terminal':
    'There is no terminal to ask questions on. Pass this flag to take the default answers, or run the command in a terminal.',
  'input.unknown-option': 'There is no such option here.[[ Did you mean {nearest}?]] The options are listed by --help.',
  'input.flag-without-value': 'This flag needs a value after it. Add one; --help shows which.',
  'input.unknown-command':
    'There is no command "{value}".[[ Did you mean {nearest}?]] The commands are listed by: aws-ecs-setup --help',
  'input.too-many-arguments':
    '"{value}" is a word too many: neither a command nor a flag. The commands are listed by aws-ecs-setup --help; the value of a flag goes right after it, in quotes if it has spaces.',
  'input.usage': 'The command line cannot be understood: {message} See --help.',
  'input.missing-region':
    'It is not known which region to set up: no flag, AWS_REGION, AWS_DEFAULT_REGION or profile names one. Pass for example ap-northeast-2.',
  'input.extras':
    '[["{extra}" is not one of the extras. ]]They are: {extras}. Name one or more, separated by commas, or none.',
  'input.extra-denied':
    'The extra "{value}" is chosen, and another answer says that it is not wanted. Leave one of the two out.',
  'input.flag-idle':
    'This belongs to the step "{step}", which is not carried out here (see --only and --skip), so nothing would come of it. Leave the flag out, or do the step as well.',
  'input.same-name': 'The name "{value}" is taken twice in this set-up: {nodes}. Give one of them another name.',
  'input.only-and-with':
    'Steps named with --only are done alone, so --with cannot be added to them. Name all of them with --only.',
  'input.only-and-skip':
    'Steps are chosen either with --only or with --skip; both cannot be used together. Pass one of the two.',
  'input.unknown-node':
    '"{value}" is not in the plan of this run. The plan (--dry-run --json) shows the names that can be used.',
  'input.steps': '[["{step}" is not a step. ]]The steps are: {steps}. Name one or more, separated by commas.',
  'input.iam-name':
    '"{value}" cannot be a name in IAM. Use 1 to {most} Latin letters, digits and the characters _ + = , . @ - without spaces.',
  'input.alias':
    '"{value}" cannot be an account alias. Use 3 to 63 lower-case letters, digits and single hyphens, beginning and ending with a letter or digit, but not twelve digits alone.',
  'input.key-name':
    '"{value}" cannot be the name of a key pair here. Use up to 250 Latin letters, digits and the characters . _ - and do not begin with a dot.',
  'input.security-group-name':
    '"{value}" cannot be the name of a security group. Use up to 255 Latin letters, digits, spaces and plain punctuation, not beginning with "sg-" and not "default".',
  'input.cluster-name':
    '"{value}" cannot be the name of a cluster. Use up to 255 Latin letters, digits and the characters _ - without spaces.',
  'input.name-tag':
    '"{value}" cannot be a name tag. Use up to 256 letters, digits, spaces and the characters _ . : / = + - @.',
  'input.tags':
    '"{value}" cannot be used as tags. Write key=value, separated by commas: at most 48, keys up to 127 and values up to 256 characters, no key beginning with "aws:" or "aws-ecs-setup:".',
  'input.tags-double': '"{value}" names one key twice; IAM does not tell upper from lower case. Use each key once.',
  'input.policy-arn':
    '"{value}" is not the ARN of an IAM policy. It looks like arn:aws:iam::123456789012:policy/NAME; copy it from the policy in the IAM console.',
  'input.one-of': '"{value}" cannot be used here. Use one of: {words}.',
  'input.yes-or-no': '"{value}" is neither yes nor no. Use yes or no.',
  'input.not-a-range':
    '"{value}" is not an IPv4 address range. Write four numbers from 0 to 255 and a prefix length, for example 10.0.0.0/16.',
  'input.vpc': '"{value}" names no VPC. Use default, new, or an id such as vpc-0123456789abcdef0.',
  'input.vpc-size':
    'A VPC cannot be as large or small as /{prefix}. Use a range from /16 to /28, for example 10.0.0.0/16.',
  'input.vpc-cidr-not-new':
    'A range is only for a new VPC, but --vpc {vpc} chooses one that is there. Leave one of the two out.',
  'input.ssh-ipv6':
    '"{value}" is an IPv6 address. The SSH rule is made for IPv4; use an IPv4 address or range, my-ip or none.',
  'input.ssh-too-wide':
    '{cidr} would let a large part of the internet reach SSH. Use a range of /16 or narrower, or add --allow-ssh-from-anywhere for a short test.',
  'input.path': 'The path is empty or cannot be a path. Give the path of a file or folder.',
  'input.not-a-directory': '"{path}" is a file and not a folder. Give a folder.',
  'input.is-a-directory': '"{path}" is a folder and not a file. Give the path of a file.',
  'input.no-such-file': 'There is no file "{path}". Check the path.',
  'public-key.private':
    'The file holds a private key, which must not leave this computer. Give the file with the public key instead; its name usually ends in .pub.',
  'public-key.several': 'The file holds more than one key. Give a file with a single public key.',
  'public-key.unreadable':
    'The file holds no public key that can be read. Give an OpenSSH public key: a line that begins with ssh-ed25519 or ssh-rsa.',
  'public-key.type': 'EC2 does not take keys of type {type}. Give an ssh-ed25519 or ssh-rsa key.',
  'public-key.size':
    'EC2 does not take RSA keys of {bits} bits. Give one of 1024, 2048 or 4096 bits, or an ssh-ed25519 key.',
  'answers-file.missing': 'There is no file "{path}". Check the path.',
  'answers-file.shape':
    '"{path}" does not hold a list of names with values. Write one flag name with its value a line, for example key-name: my-key.',
  'answers-file.key':
    '"{key}" in "{path}" is not the name of a flag. Use the flags of aws-ecs-setup init --help without their dashes; those that every command has (--region, --yes, …) stay on the command line.',
  'answers-file.value':
    'The value of "{key}" in "{path}" cannot be used. Give a text, a number, true or false, or a list of these.',
  'answers-file.syntax': '"{path}" is not valid JSON or YAML: {reason}. Correct the file.',
  'vpc.no-default': 'This region has no default VPC. Use new to make a VPC, or the id of one that is there.',
  'vpc.unknown': 'There is no VPC {vpc} in this region. Check the id and the region.',
  'vpc.too-few-zones': 'Only {zones} Availability Zones can be used in this region. Give a smaller number.',
  'step.needs':
    'The step "{step}" needs "{needed}", which is not there yet and is not made in passing. Run it first: aws-ecs-setup {needed}[[ {options}]]',
} as const;
