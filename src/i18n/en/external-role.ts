/** The role of ECS Anywhere. */
export const externalRole = {
  'flag.external-role': 'Name of the role for servers of your own (default ecsAnywhereRole)',
  'external-role.question': 'Name of the role for servers of your own (ECS Anywhere)',
  'choice.other-external-role': 'Use another name for the ECS Anywhere role',
  'external-role.note':
    'To have a server of your own join the cluster in {region}, make an activation (it is good for 24 hours), then run the script on the server with its id and code. The role is free; each registered server costs {price} USD an hour (about {month} a month) until it is deregistered:\naws ssm create-activation --iam-role {role} --registration-limit 1 --region {region}[[ --profile {awsProfile}]]\ncurl --proto https -o /tmp/ecs-anywhere-install.sh https://amazon-ecs-agent.s3.amazonaws.com/ecs-anywhere-install-latest.sh\nsudo bash /tmp/ecs-anywhere-install.sh --region {region} --cluster {cluster} --activation-id ACTIVATION-ID --activation-code ACTIVATION-CODE',
} as const;
