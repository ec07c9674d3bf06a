/** What is given to roles beyond the guide's core, the second instance role, and the roles of tasks. */
export const roles = {
  'resource.iam.policy': 'IAM policy of the account',
  'resource.iam.role-inline-policy': 'Inline policy of the role',
  'resource.ecs.account-setting': 'ECS setting of the role',
  'resource.ecs.account-default': 'ECS setting of the account',
  'resource.ecs.cluster-capacity-providers': 'Cluster capacity providers',
  'resource.ecs.container-insights': 'Container Insights',
  'fact.providers': 'capacity providers',
  'fact.containerInsights': 'Container Insights',
  'undo.policy-holders': 'It was also given to {names}. Detach it there first.',
  'conflict.policy-of-others':
    'The account already has a policy of this name that was not made here and allows something else: "{have}", not "{want}". Delete or rename it if nobody needs it, or do without this part.',
  'choice.without-logs': 'Do without CloudWatch Logs',
  'choice.other-trunking-role': 'Use another name for the role',
  'choice.trunking-by-instance': 'Let each instance switch it on for itself',
  'flag.s3-read': 'Let instances read S3, for a config file there: all buckets, or with a value that one object alone',
  'flag.no-s3-read': 'Do not let instances read S3',
  'flag.cloudwatch-logs': 'Let instances write logs to CloudWatch Logs (policy cwlogspolicy)',
  'flag.no-cloudwatch-logs': 'Do not let instances write logs of their own',
  'flag.session-manager': 'Open shells on instances with Session Manager, without SSH',
  'flag.no-session-manager': 'No shells with Session Manager',
  'flag.trunking-role': 'Name of the second instance role (default: the first name with -trunking)',
  'flag.trunking-by':
    'Who switches trunking on: this tool for the role (root user only), each instance for itself, or this tool for the whole account',
  'flag.task-execution-role': 'Name of the task execution role (default ecsTaskExecutionRole)',
  'flag.task-secrets': 'Secrets and parameters that tasks may be handed, by their ARNs (none: no more)',
  'flag.task-secrets-key': 'ARN of the KMS key they are encrypted with, if it is your own',
  'flag.task-log-groups': 'Let ECS make the log group a task asks for (awslogs-create-group)',
  'flag.no-task-log-groups': 'Log groups are made beforehand, by somebody else',
  'flag.ecs-exec': 'Make a task role with which ECS Exec opens shells in containers',
  'flag.no-ecs-exec': 'No ECS Exec',
  'flag.task-role': 'Name of the role of the containers themselves (default ecsTaskRole)',
  'flag.container-insights': 'What CloudWatch measures in the cluster (default: as the account has it; costs money)',
  'input.s3-object':
    '"{value}" names no object in S3. Use bucket/key, for example my-bucket/ecs.config, without * and ?; or no value at all for all buckets.',
  'input.secret-arn':
    '"{arn}" is not the whole ARN of a secret (it ends with a dash and six characters) or of a parameter. Look it up in the console of Secrets Manager or Systems Manager.',
  'input.kms-key-arn':
    '"{value}" is not the ARN of a KMS key (arn:aws:kms:…:key/…). The alias of a key does not work in a policy.',
  'input.key-without-secrets':
    'A KMS key alone gives tasks nothing to decrypt. Give the secrets as well: --task-secrets ARN',
  'input.other-partition': '"{arn}" belongs to another partition of AWS than this account ({here}).',
  'instance-role.all-buckets':
    'Instances will be able to read every bucket of the account (AmazonS3ReadOnlyAccess, as the guide has it). To let them read one file alone: --s3-read BUCKET/KEY',
  'instance-role.config-file':
    'To have instances read their ECS settings from S3, put these lines into their user data:\n{commands}',
  'instance-role.logs':
    'Instances may now write to CloudWatch Logs. The CloudWatch agent or the awslogs driver does it; the groups can be seen with:\naws logs describe-log-groups --region {region}[[ --profile {awsProfile}]]',
  'instance-role.sessions':
    'A shell on an instance in {region}, without SSH: neither a key pair nor an open port 22 is needed any more. The instance shows up a few minutes after its start:\naws ssm start-session --target INSTANCE-ID --region {region}[[ --profile {awsProfile}]]',
  'trunking.question': 'Name of the second instance role, for trunking',
  'trunking.by-question': 'Who switches awsvpcTrunking on?',
  'trunking.role-needs-root':
    'ECS lets only the root user set awsvpcTrunking for another role, and these credentials belong to {who}. Use --trunking-by instance (each instance sets it as it starts) or --trunking-by account (for everybody in the account and region).',
  'trunking.whole-account':
    'awsvpcTrunking is switched on for the whole account in this region: every instance started from now on by anybody gets it, unless its own role says otherwise.',
  'trunking.limits':
    'Only instances started afterwards profit, of types that can do it (c5, m5, r5 and newer; t2, t3 and t4g cannot), with an ECS-optimized image whose agent is 1.28.1 or newer. Their subnets must not be shared ones, and "resource name" DNS A records have to be off.',
  'trunking.by-role':
    'Start instances that are to carry more tasks in {region} with the instance profile {profile}: trunking is on for its role.',
  'trunking.by-account':
    'awsvpcTrunking is on for the whole account in {region}. Instances started from now on have it, with the instance profile {profile} as with any other.',
  'trunking.by-instance':
    'Start instances that are to carry more tasks in {region} with the instance profile {profile} and this user data, which switches trunking on before they join the cluster. Whether it is on cannot be read from here: ECS shows it to the role itself and to the root user only.\n{commands}',
  'trunking.verify':
    'To see which instances have it:\naws ecs list-attributes --cluster {cluster} --target-type container-instance --attribute-name ecs.awsvpc-trunk-id --region {region}[[ --profile {awsProfile}]]',
  'task-role.question': 'Name of the task execution role',
  'task-role.log-groups': 'May ECS make the log group that a task asks for?',
  'task-role.exec': 'Make a task role for shells in running containers (ECS Exec)?',
  'task-role.insights-cost':
    'Container Insights costs money: CloudWatch charges for each measured value, and {price} USD for each GB of log data (list price of {asOf}). A small cluster comes to a few dollars a month, a large one to far more.',
  'task-role.note':
    'To run a Fargate task in {region}, name {executionRole} as executionRoleArn[[ and {taskRole} as taskRoleArn]] in its task definition. In a public subnet the task needs a public address to pull its image:\naws ecs run-task --region {region}[[ --profile {awsProfile}]] --cluster {cluster} --launch-type FARGATE --task-definition TASK-DEFINITION --network-configuration "{network}"[[ {exec}]]',
  'task-role.note-exec':
    'A shell in a container whose task was started with --enable-execute-command (services: enableExecuteCommand):\naws ecs execute-command --region {region}[[ --profile {awsProfile}]] --cluster {cluster} --task TASK-ID --interactive --command /bin/sh',
  'task-role.plugin-missing':
    'The Session Manager plugin, which that needs beside the AWS CLI, was not found on this computer. How to install it:\n{guide}',
  'permissions.writes-policies':
    'Whoever may write the policies of a role (iam:PutRolePolicy, iam:CreatePolicyVersion) can give it any right, and use that through an instance or a task: treat these policies as administrator rights.',
  'doctor.ecr-actions.title': 'The instance role may pull images from ECR',
  'doctor.ecr-actions.why': 'Without these permissions tasks on instances stop with CannotPullContainerError.',
  'doctor.ecr-actions.in-policy': '{policy} lets {role} pull images from ECR: {actions}.',
  'doctor.ecr-actions.in-others': 'Other policies let {role} pull images from ECR: {actions}.',
  'doctor.ecr-actions.missing': 'The policies of {role} do not let it pull images from ECR: {actions} is missing.',
  'doctor.ecr-actions.how': 'Attach {policy} to the role, or add what is missing to a policy of your own.',
  'doctor.trunking.for-role': 'awsvpcTrunking is on for {role}.',
  'doctor.trunking.for-account': 'awsvpcTrunking is on for the whole account.',
  'doctor.trunking.by-instances':
    'Instances that start with {role} switch awsvpcTrunking on for themselves. Whether they did is told by: {command}',
  'doctor.trunking.asked-for': 'awsvpcTrunking was asked for and is not on.',
} as const;
