/** Files on this computer: keys, credentials, and what the system refused. */
export const errorsFiles = {
  'file.no-space':
    'There is no space left for the file "{path}". Nothing of it was kept. Free some space, then run the same command again.',
  'file.denied':
    'You may not read or write "{path}" ({reason}). Change the permissions of the file or its folder, or choose another place, then run the same command again.',
  'file.read-only':
    '"{path}" is on a file system that cannot be written. Choose another place, then run the same command again.',
  'file.not-a-directory':
    'A part of the path "{path}" is a file and not a folder. Choose another path, then run the same command again.',
  'file.exists':
    'There is a file "{path}" already, and it is never written over. Move it away or choose another path, then run the same command again.',
  'file.name-too-long':
    'The path "{path}" is too long for this system. Choose a shorter one, then run the same command again.',
  'file.unwritable':
    'The file "{path}" could not be read or written ({reason}). Check the disk and the path, then run the same command again.',
  'file.not-regular':
    '"{path}" is not an ordinary file but something like a pipe, a device or a folder, which is not read. Give the path of an ordinary file, then run the same command again.',
  'file.too-large':
    '"{path}" is larger than {most}, so it cannot be the file that is meant; it was not used. Give another file, then run the same command again.',
  'file.not-restricted':
    'The file "{path}" could not be restricted to you alone ({reason}). Others may be able to read it. Choose a place on a local disk, then run the same command again.',
  'output.closed':
    'What was to be written to {stream} found no reader any more (the pipe was closed), so nothing new was begun after that. What was made is recorded. Run the same command again without the program that stops reading, or write to a file.',
  'output.unwritable':
    'The output could not be written to {stream} ({reason}), so nothing new was begun after that. What was made is recorded. Make room, or send the output somewhere else, then run the same command again.',
  'key-file.unreadable':
    'The file "{path}" is there, but holds no private key that can be read without a passphrase. It is not touched. Move it away, or choose another name with --key-name, then run the same command again.',
  'credentials-file.foreign':
    'The file "{path}" is there, but does not hold the credentials of {user}. It is not touched. Move it away[[, or choose another file with {option}]], then run the same command again.',
  'credentials-file.no-password':
    'The file "{path}" holds no password, because it was typed in an earlier run and is not written to any file. Run the command in a terminal to type it again, or delete the file so that a password is made, then run the same command again.',
} as const;
