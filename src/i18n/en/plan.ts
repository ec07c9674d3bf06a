/** The plan, and why something in it cannot just be done. */
export const plan = {
  'plan.title': 'Plan',
  'plan.dry-run-title': 'Plan (dry run: nothing will be changed)',
  'plan.resource': 'What',
  'plan.change': 'Change',
  'plan.value': 'Value',
  'plan.create': 'create',
  'plan.keep': 'keep',
  'plan.update': 'update',
  'plan.remove': 'remove',
  'plan.conflict': 'conflict',
  'plan.blocked': 'waits',
  'plan.source-flag': 'flag',
  'plan.source-file': 'answers file',
  'plan.source-saved': 'saved',
  'plan.source-asked': 'your answer',
  'plan.source-default': 'default',
  'plan.source-found': 'found',
  'plan.summary': 'Create {create}, update {update}, remove {remove}, keep {keep}, conflicts {conflict}.',
  'plan.conflict-heading': 'This needs your decision',
  'plan.blocked-by': 'waits for {node}',
  'plan.resolve-with': 'Left undone until you decide. Run the same command again with one of these: {flags}',
  'plan.decide': 'What should be done about {node}?',
  'plan.choice-leave': 'Leave it undone for now',
  'conflict.two-found':
    'More than one thing could be meant: {found}. None of them is touched. Remove what you do not need, or use another name, then run the same command again.',
  'conflict.gone': 'What was chosen is not there any more. Choose another one, then run the same command again.',
  'conflict.taken-away':
    'It was made before, and somebody has removed or changed it since. It lets people in, so it is put back only if you say so.',
  'conflict.differs':
    'It is there already, with "{have}"[[ and not "{want}"]], which cannot be changed afterwards. Keep the earlier answer or use another name.',
  'conflict.replaces':
    'It is there with {fact} "{have}". Setting it to "{want}" takes the place of that, so it is done only if you say so.',
  'conflict.widens':
    'It would add to something that was there before this set-up, and others would gain by it: {who}. It is done only if you say so.',
  'conflict.appeared':
    'Something of this name appeared in the account while it was being made, and it does not come from this set-up. Nothing was changed in it. Run the same command again: the plan then shows what is there.',
  'conflict.alias-replaces':
    'The account already has the alias "{have}", and an account has only one. With "{want}", the sign-in address with "{have}" stops working for everyone, and anyone may take that name.',
  'conflict.other-key':
    'EC2 already has a key pair of this name, but with another key than the file on this computer. The file does not open instances started with it.',
  'conflict.private-half-missing':
    'EC2 already has a key pair of this name, but its private key is not in the expected file on this computer. AWS does not keep private keys, so it cannot be downloaded again.',
  'conflict.other-vpc':
    'This set-up has made a VPC here already, {have}, and what it made in it cannot move to {want}. Keep that VPC (--vpc new), or take it back first (command destroy) and then choose the other one.',
  'conflict.other-vpc-range':
    'The VPC of this set-up has the range {have}, which AWS does not change to {want} afterwards. Keep the range: --vpc-cidr {have}',
  'conflict.group-in-other-vpc':
    'The security group of this set-up is in {have}, and a security group cannot move to another VPC. Keep that VPC: --vpc {have}',
  'conflict.profile-holds-other':
    'The instance profile already holds the role "{have}". A profile holds only one role, so "{want}" cannot be added. Use another instance profile.',
  'choice.accept': 'Do it',
  'choice.new-vpc': 'Make a new VPC',
  'choice.other-credentials-file': 'Use another credentials file',
  'choice.other-key-name': 'Use another name for the key pair',
  'choice.other-profile': 'Use another name for the instance profile',
  'choice.own-public-key': 'Use a public key of my own (path of the file)',
  'choice.without-ssh': 'Go on without a key pair',
  'choice.replace-key-pair':
    'Replace the key pair in EC2 (running instances keep the old key; new ones take the new key)',
} as const;
