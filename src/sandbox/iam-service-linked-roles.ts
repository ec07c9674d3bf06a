import type { CreateServiceLinkedRoleCommandInput } from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import type { RoleData } from './iam-data.ts';
import { newEntity } from './iam-entities.ts';
import { required } from './iam-input.ts';
import { roleView } from './iam-role-views.ts';
import { type Call, operation } from './operation.ts';

interface Template {
  readonly name: string;
  readonly policyArn?: string;
}

const TEMPLATES: { readonly [service: string]: Template } = {
  'ecs.amazonaws.com': {
    name: 'AWSServiceRoleForECS',
    policyArn: 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy',
  },
  'autoscaling.amazonaws.com': {
    name: 'AWSServiceRoleForAutoScaling',
    policyArn: 'arn:aws:iam::aws:policy/aws-service-role/AutoScalingServiceRolePolicy',
  },
  'elasticloadbalancing.amazonaws.com': { name: 'AWSServiceRoleForElasticLoadBalancing' },
  'ecs.application-autoscaling.amazonaws.com': { name: 'AWSServiceRoleForApplicationAutoScaling_ECSService' },
  'spot.amazonaws.com': { name: 'AWSServiceRoleForEC2Spot' },
};

/** Makes the role a service acts through. Throws InvalidInput when it is there already or the service has none. */
export function createServiceLinkedRole(call: Call, service: string): RoleData {
  const template = TEMPLATES[service];
  if (!template) throw iamFailure('InvalidInput', `Cannot find Service Linked Role template for ${service}`);
  const { roles } = call.account.iam;
  if (roles.some(({ name }) => name === template.name)) {
    throw iamFailure(
      'InvalidInput',
      `Service role name ${template.name} has been taken in this account, please try a different suffix.`,
    );
  }
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }],
  };
  const role: RoleData = {
    ...newEntity(call, 'role', roles, 1000, { name: template.name, path: `/aws-service-role/${service}/` }),
    trust: JSON.stringify(trust),
    maxSessionSeconds: 3600,
    tags: [],
    attachedPolicies: template.policyArn ? [template.policyArn] : [],
    inlinePolicies: [],
  };
  roles.push(role);
  return role;
}

function create(call: Call, input: CreateServiceLinkedRoleCommandInput): object {
  const service = required(input.AWSServiceName, 'aWSServiceName');
  const role = createServiceLinkedRole(call, service);
  if (input.Description !== undefined) role.description = input.Description;
  return { Role: roleView(role) };
}

export const serviceLinkedRoleOperations = {
  CreateServiceLinkedRole: operation<CreateServiceLinkedRoleCommandInput>(['AWSServiceName', 'Description'], create),
};
