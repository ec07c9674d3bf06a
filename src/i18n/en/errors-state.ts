/** The state file, its lock, and the practice account's file. */
export const errorsState = {
  'state.directory-unusable':
    '"{path}" cannot be the folder for the state: it is empty, or a file is in its place. Give a folder.',
  'state.not-writable':
    'The state file "{path}" cannot be written ({reason}). Nothing is made without a record of it. Check the permissions and the space on the disk, or choose another folder with --state-dir, then run the same command again.',
  'state.not-readable':
    'The state in "{path}" cannot be read ({reason}). Nothing was changed. Check the permissions, then run the same command again.',
  'state.unreadable':
    'Neither the state file "{path}" nor its backup "{backup}" can be understood. Nothing was changed. Restore one of them from a copy, or move both away: things marked in the account are then found again by their tags.',
  'state.newer':
    'The state file "{path}" was written by a newer version of this tool (format {version}). Nothing was changed. Update this tool: npx aws-ecs-setup@latest',
  'state.foreign':
    'The state file "{path}" belongs to another account ({found}) and not to {asked}. Nothing was changed. Put the file back where it came from or move it away, then run the same command again.',
  'state.locked':
    'Another run is at work on this account: process {pid} on {host}, since {since}[[ ({command})]]. Wait until it has ended, or stop it, then run the same command again.',
  'state.locked-elsewhere':
    'A run on another computer is at work on this account: process {pid} on {host}, since {since}[[ ({command})]]. Wait until it has ended. If you are sure that it no longer runs, delete "{path}", then run the same command again.',
  'state.lock-unsettled':
    'The lock "{path}" kept changing hands for ten seconds: several runs began at once. Wait until they have ended, then run the same command again.',
  'sandbox.unreadable':
    'The file of the practice account, "{file}", cannot be read. Nothing real is in it. Delete it to begin with a new practice account.',
  'sandbox.newer':
    'The file of the practice account, "{file}", was written by a newer version of this tool (format {version}). Nothing real is in it. Update this tool, or delete the file to begin anew.',
  'resume.nothing':
    'This account has no set-up to go on with on this computer; these accounts have one: {accounts}. Use the credentials of one of them, or begin with: aws-ecs-setup init[[ {options}]]',
  'resume.removal-begun':
    'A removal was begun on {since} and has not ended, so there is no set-up to go on with. To go on with the removal: {destroy} – or, to set up again what is missing: {init}',
  'resume.none-at-all':
    'This computer has no record of a set-up. If there was one, the command init finds again what carries its tags; if the record is in another folder, pass it with --state-dir. Otherwise begin with the command init.',
} as const;
