/** How a run begins, goes on and ends. */
export const run = {
  'identity.signed-in': 'Account {account} ({partition}), signed in as {who}.',
  'identity.regions': 'Region: {regions}.',
  'identity.kind-root': 'the root user',
  'identity.kind-user': 'IAM user {name}',
  'identity.kind-role': 'role {name}',
  'identity.kind-sso': 'IAM Identity Center role {name}',
  'identity.kind-federated': 'federated user {name}',
  'identity.endpoint':
    'Calls go to {endpoint} and not to AWS itself, because an endpoint is set in the environment or the profile.',
  'identity.practice': 'Practice account: nothing real is made, nothing costs anything, and no AWS account is touched.',
  'run.resuming':
    'Going on with the set-up begun on {since}. Recorded so far: {done} done[[, {begun} begun and not finished]].',
  'run.resuming-answers': 'Going on with the set-up begun on {since}. Nothing has been made yet.',
  'run.removal-begun': 'A removal was begun on {since} and has not ended. To go on with it: {command}',
  'run.again': 'This set-up was completed before. Checking what is there; only what is missing will be made.',
  'run.looking': 'Looking at the account. Nothing is changed by that.',
  'run.slowed':
    'AWS takes fewer calls to {service} at the moment than there are to make, so this goes on more slowly. Nothing is wrong and nothing is lost.',
  'run.state-healed':
    'The state file "{path}" was missing or damaged, so its backup is used. Nothing needs to be done: the account itself is checked anyway.',
  'run.saved-answers': 'Answers given before are used again. To be asked again: --ask',
  'run.regions-asked': 'Which region should be set up?',
  'run.region-other': 'Another region that this account has enabled',
  'run.no-state-yet':
    'This computer has no record of a set-up of this account. The account is compared with the default answers.',
  'run.other-account':
    'This is the set-up of this account alone. This computer also has a set-up of another account ({accounts}); it is not touched.',
  'run.skipped-step': 'Left out: {step}',
  'run.confirm': 'Make these changes?',
  'run.declined': 'Nothing was made or changed in the account. Your answers are kept for the next time.',
  'run.dry-run-end': 'Dry run: nothing was changed, neither in the account nor on this computer.',
  'run.nothing-to-do': 'Everything is in place. Nothing had to be changed.',
  'run.only-looked': 'There is nothing to make here, and nothing was changed.',
  'run.left-out':
    'Left out for now, as you wished: {count}. Nothing else is left to do; the lines above say how to do it later.',
  'run.done': 'Done. Everything is in place; the account was looked at again to make sure.',
  'run.left-undone':
    'Left undone: {count}. The lines above say why. What was made is recorded; once that is settled, run the same command again.[[ To go on: {command}]]',
  'run.unconfirmed':
    'Not seen in the account when it was looked at again: {nodes}. AWS can take longer to show a change; check with: aws-ecs-setup status[[ {options}]]',
  'run.credentials-lost':
    'Stopped, because AWS does not take the credentials any more. What was made is recorded, and nothing of it is lost. Once you have credentials again, go on with: {command}',
  'run.interrupted-early': 'Stopped. Nothing was changed in the account. To go on: {command}',
  'run.interrupted':
    'Stopped. What was made is recorded; a call that was under way may still have been carried out, and the next run looks for it first. To go on: {command}',
  'run.root-recommend':
    'You are signed in as the root user, which AWS advises against for daily work. The administrator user {user} is there now. How do you want to go on?',
  'run.root-choice-switch': 'Stop here and go on as {user} (recommended)',
  'run.root-choice-go-on': 'Go on as the root user',
  'run.root-switch-how':
    '1. Sign in to the console as {user}: {url}\n2. Get credentials of {user} for this terminal, for example with: aws login\n3. Go on: {command}',
  'run.root-goes-on':
    'This run goes on as the root user. AWS advises against that for daily work; from now on sign in as {user}: {url}',
  'run.root-stopped':
    'Stopped before the remaining steps, so that they are done as the administrator user. To go on: {command}',
} as const;
