/** MFA of the root user and of the administrator. */
export const mfa = {
  'flag.mfa-devices': 'How many MFA devices the administrator is to have (default 1); best two, as phones get lost',
  'flag.mfa-device': 'Name of the new MFA device (default: the name of the user); the second has -2 behind it',
  'resource.iam.mfa-device': 'MFA device',
  'fact.userName': 'given to the user',

  'root-mfa.question': 'Does the root user have MFA now?',
  'root-mfa.done': 'Yes, I have turned it on',
  'root-mfa.later': 'Later',
  'root-mfa.how': [
    'The root user can do everything. No program can turn on MFA for it, only a person in a browser:',
    '1. Open {url}',
    '2. Sign in as the root user of {account}: with its e-mail address, not as an IAM user.[[ {who} cannot do this for the root user.]]',
    '3. Under "Multi-factor authentication (MFA)" choose "Assign MFA device".',
    '4. Enter a name, choose "Authenticator app" and scan the code with your phone.',
    '5. Enter two codes in a row. Then do it again with a second device: phones get lost.',
  ].join('\n'),
  'root-mfa.waiting': 'Waiting until AWS shows it: usually seconds, two minutes at most.',
  'root-mfa.on': 'The root user has MFA.',
  'root-mfa.not-yet': 'AWS still says that the root user has no MFA. Look at the page again, or choose "Later".',
  'root-mfa.no-root': 'Accounts of this partition have no root user, so there is no MFA to turn on for it.',
  'root-mfa.unseen':
    'Whether the root user has MFA cannot be seen: the permission iam:GetAccountSummary is missing. The root user can look at its security credentials in the console.',
  'root-mfa.note-later':
    'Turn on MFA for the root user soon: without it a stolen password is enough to take over the account. Sign in as the root user at the address below; "aws-ecs-setup root-mfa[[ {options}]]" says each step, and doctor reminds you.\n{url}',

  'mfa.devices': 'How many MFA devices should {user} have?',
  'mfa.devices-1': 'One',
  'mfa.devices-2': 'Two, in case one is lost',
  'mfa.device': 'Name of the MFA device',
  'mfa.not-for-identity-center':
    'You are signed in through IAM Identity Center and no administrator user is made, so there is none to give an MFA device to. Identity Center has MFA of its own; for a user that is there: --only mfa --admin-user NAME',
  'mfa.found': 'The user {user} has {count} already: {devices}',
  'mfa.title': 'MFA device {number} for {user}',
  'mfa.scan':
    '1. Open an authenticator app on your phone, add an account and scan this code. Without a camera, type this secret there:',
  'mfa.type-secret': '1. Open an authenticator app on your phone, add an account and type this secret there:',
  'mfa.two-codes': '2. Type the code the app shows, then the next one. A new one comes every 30 seconds.',
  'mfa.leave': 'Enter twice without a code leaves it out for now. The secret is not kept: it goes with this screen.',
  'mfa.first-code': 'First code:',
  'mfa.second-code': 'Second code:',
  'mfa.next-code': 'Wait for the next code: the app shows it in about {seconds} s.',
  'mfa.next-code-now': 'The app should show the next code now.',
  'mfa.same-code': 'That is the same code. Wait until the app shows another one.',
  'mfa.six-digits': 'A code has six digits.',
  'mfa.leave-again': 'No code was typed. Enter again leaves the device out for now.',
  'mfa.checking': 'AWS is checking the codes.',
  'mfa.again-wrong': 'AWS did not take them. Is the clock of the phone right? Tries left: {left}',
  'mfa.again-late': 'AWS took a while, so the app may be out of step. Two new codes, please.',
  'mfa.note-sign-in':
    'From now on the console asks {user} for a code of the authenticator app, after the password. Programs with access keys are not asked.',
  'mfa.note-second':
    'If the phone is lost, {user} cannot sign in until somebody else takes the device off. A second device helps:\naws-ecs-setup mfa --mfa-devices 2[[ {options}]]',

  'progress.left-out': 'Left out for now: {resource} {value}',
  'error.unattended': 'A person has to take part in this ({name}[[, {action}]]). Run the command in a terminal.',
  'unattended.mfa':
    'An MFA device for {user} takes a person with a phone, and nobody can be asked here. Nothing was made of it. Run this in a terminal, without --yes and --json: aws-ecs-setup mfa[[ {options}]]',
  'unattended.given-up':
    'No device was made for {user}. When you have the phone at hand: aws-ecs-setup mfa[[ {options}]]',
  'mfa.left-behind':
    'The MFA device {serial} was not given to {user}, and AWS did not let it be deleted again either. Nobody can use it. The next run replaces it, and destroy removes it: aws-ecs-setup mfa[[ {options}]]',
  'unattended.wrong-codes':
    'AWS did not take the codes, {tries} times, so the device for {user} was taken away again. Delete the account in the app, set the clock of the phone to automatic, then run: aws-ecs-setup mfa[[ {options}]]',
} as const;
