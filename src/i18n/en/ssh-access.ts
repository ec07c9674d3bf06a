/** What `ssh-access` tells. */
export const sshAccess = {} as const;
