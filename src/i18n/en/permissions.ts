/** What is told of permissions. */
export const permissions = {} as const;
