/** What `destroy` tells. */
export const destroy = {} as const;
