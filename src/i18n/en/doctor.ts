/** What `doctor` tells. */
export const doctor = {} as const;
