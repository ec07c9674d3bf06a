/**
 * Parameters of calls whose values may be shown: names, ids, ranges and switches. A list of what may be shown is safer than one of
 * what may not: a parameter nobody thought of is told by its kind and size only.
 */
const SHOWN: ReadonlySet<string> = new Set(
  `UserName GroupName RoleName InstanceProfileName PolicyArn PolicyName PolicySourceArn PermissionsBoundary AWSServiceName
  AccountAlias AccessKeyId Status Path PathPrefix Description PasswordResetRequired SerialNumber ActionNames ResourceArns
  KeyName KeyNames KeyPairId KeyPairIds IncludePublicKey VpcId VpcIds SubnetId SubnetIds RouteTableId RouteTableIds
  InternetGatewayId InternetGatewayIds GatewayId AssociationId NetworkInterfaceIds InstanceIds
  GroupId GroupIds SecurityGroupRuleId SecurityGroupRuleIds SecurityGroupRules SecurityGroupRule
  IpPermissions IpRanges Ipv6Ranges IpProtocol FromPort ToPort CidrBlock CidrIp CidrIpv4 CidrIpv6 DestinationCidrBlock
  AllocationId AllocationIds NatGatewayId NatGatewayIds ConnectivityType Domain Filter VpcEndpointType ServiceName VpcEndpointId VpcEndpointIds AddRouteTableIds
  AvailabilityZone InstanceTenancy Attribute EnableDnsSupport EnableDnsHostnames MapPublicIpOnLaunch
  AllRegions RegionNames DryRun MaxResults MaxItems Scope Filters Name Values
  Resources Tags TagSpecifications ResourceType Key tags key ClientToken clusterName cluster clusters services include
  BudgetName Budget NewBudget BudgetLimit BudgetType TimeUnit Amount Unit NotificationsWithSubscribers Notification
  NotificationType ComparisonOperator Threshold ThresholdType Subscribers SubscriptionType ResourceTags ResourceARN`.split(
    /\s+/,
  ),
);

/** Parameters that are secrets: not even their length is told. */
const SECRET =
  /^(Password|OldPassword|NewPassword|SecretAccessKey|SessionToken|Base32StringSeed|AuthenticationCode\d?|TokenCode|PrivateKey)$/;

const HIDDEN = '[hidden]';

/** The parameters of a call as they may be shown in a log: plain data, everything that is not known to be harmless replaced. */
export function shownParameters(input: object): Readonly<Record<string, unknown>> {
  const tag = tagOf(input);
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, tag && /^value$/i.test(name) ? tag : shown(name, value)]),
  );
}

/** The secrets among the parameters of a call, so that they can be kept out of whatever else is shown. */
export function secretParameters(input: object): readonly string[] {
  return Object.entries(input).flatMap(([name, value]) => {
    if (typeof value === 'string') return SECRET.test(name) ? [value] : [];
    return typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? secretParameters(value) : [];
  });
}

function shown(name: string, value: unknown): unknown {
  if (SECRET.test(name)) return HIDDEN;
  // Yes and no give nothing away, whatever they are about.
  if (typeof value === 'boolean' || value === null) return value;
  return SHOWN.has(name) ? plain(value) : sizeOf(value);
}

/** A value of a parameter that may be shown; what is inside is judged by its own names. */
function plain(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) return shownParameters(value);
  return sizeOf(value);
}

/** The value of a tag of ours, or its size: what else is written in tags is the person's business. */
function tagOf(input: object): unknown {
  const { Key, key, Value, value } = input as Readonly<Record<string, unknown>>;
  const name = Key ?? key;
  if (typeof name !== 'string') return undefined;
  return /^(Name$|aws-ecs-setup:)/.test(name) ? plain(Value ?? value) : sizeOf(Value ?? value);
}

function sizeOf(value: unknown): string {
  if (typeof value === 'string') return `[text, ${value.length} characters]`;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return `[list of ${value.length}]`;
  return `[${typeof value}]`;
}
