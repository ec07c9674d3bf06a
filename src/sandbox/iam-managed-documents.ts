const ECR = ['ecr:GetAuthorizationToken', 'ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer'];
const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

const allow = (...actions: readonly string[]) => ({ Effect: 'Allow', Action: actions, Resource: '*' });

/** What those of AWS's managed policies say that somebody may want to read here, by the end of their ARN. */
const STATEMENTS: Readonly<Record<string, readonly object[]>> = {
  AdministratorAccess: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  AmazonEC2ContainerRegistryPullOnly: [allow('ecr:GetAuthorizationToken', 'ecr:BatchGetImage', ECR[2] ?? '')],
  'service-role/AmazonECSTaskExecutionRolePolicy': [allow(...ECR, 'ecr:BatchGetImage', ...LOGS)],
  'service-role/AmazonEC2ContainerServiceforEC2Role': [
    allow(
      ...['ec2:DescribeTags', 'ecs:CreateCluster', 'ecs:DeregisterContainerInstance', 'ecs:DiscoverPollEndpoint'],
      ...['ecs:Poll', 'ecs:RegisterContainerInstance', 'ecs:StartTelemetrySession'],
      ...['ecs:UpdateContainerInstancesState', 'ecs:Submit*', ...ECR, 'ecr:BatchGetImage', ...LOGS],
    ),
    {
      ...allow('ecs:TagResource'),
      Condition: { StringEquals: { 'ecs:CreateAction': ['CreateCluster', 'RegisterContainerInstance'] } },
    },
  ],
};

/** The document of a policy of AWS's own; undefined for those the practice account only knows by name. */
export function managedDocument(arn: string): string | undefined {
  const statements = STATEMENTS[arn.slice(arn.indexOf(':policy/') + ':policy/'.length)];
  return statements && JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
