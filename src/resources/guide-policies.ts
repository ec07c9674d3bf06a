/** What a role of each service is meant to have before all else. */
const BASIC = ['AmazonEC2ContainerServiceforEC2Role', 'AmazonECSTaskExecutionRolePolicy'];
/** What the set-up attaches besides, where it is asked to. */
const EXTRA = ['AmazonS3ReadOnlyAccess', 'AmazonSSMManagedInstanceCore'];

const named = (names: readonly string[], arn: string): boolean =>
  names.some((name) => new RegExp(`:aws:policy/(service-role/)?${name}$`).test(arn));

/** Is it the policy that the guide gives such a role, of whichever partition? */
export const isBasicPolicy = (arn: string): boolean => named(BASIC, arn);

/** Is it one of AWS's policies that this tool attaches to roles, so that on a role of its own it is no addition of others? */
export const isGuidePolicy = (arn: string): boolean => named([...BASIC, ...EXTRA], arn);

/** How the inline policies begin that this tool writes into roles: they cannot be tagged, and are known by it. */
const OWN_PREFIX = 'aws-ecs-setup-';

/** `aws-ecs-setup-s3-read` */
export const ownInlinePolicy = (name: string): string => `${OWN_PREFIX}${name}`;

export const isOwnInlinePolicy = (policyName: string): boolean => policyName.startsWith(OWN_PREFIX);
