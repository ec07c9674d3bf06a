/** Names of the nodes that steps refer to across their borders; part of every state file, so they never change. */
export const vpcNode = (region: string): string => `${region}/vpc`;
export const securityGroupNode = (region: string): string => `${region}/security-group`;
export const keyPairNode = (region: string): string => `${region}/key-pair`;
