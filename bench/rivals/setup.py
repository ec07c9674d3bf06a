"""What the program makes in a new account, written with boto3: the writing calls alone, one after another.

It looks at nothing before, proves nothing afterwards and could not be run twice. PUBLIC_KEY names a public key file, PASSWORD is the
administrator's first password, SSH_CIDR who may come in by SSH.
"""

import json
import os

import boto3

SETUP = os.environ["SETUP_ID"]
REGION = os.environ["AWS_DEFAULT_REGION"]


def tags(node, name=None):
    named = [{"Key": "Name", "Value": name}] if name else []
    return named + [
        {"Key": "aws-ecs-setup:setup-id", "Value": SETUP},
        {"Key": "aws-ecs-setup:node", "Value": node},
    ]


def tagged(kind, node, name=None):
    return [{"ResourceType": kind, "Tags": tags(f"{REGION}/{node}", name)}]


iam = boto3.client("iam")
ec2 = boto3.client("ec2")
ecs = boto3.client("ecs")

# The administrator and the group.
iam.create_group(GroupName="Administrators")
iam.attach_group_policy(GroupName="Administrators", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
iam.create_user(UserName="Administrator", Tags=tags("account/admin-user"))
iam.add_user_to_group(GroupName="Administrators", UserName="Administrator")
iam.create_login_profile(UserName="Administrator", Password=os.environ["PASSWORD"], PasswordResetRequired=True)

# The container instances' role.
trust = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}
iam.create_role(
    RoleName="ecsInstanceRole",
    AssumeRolePolicyDocument=json.dumps(trust),
    Description="Lets ECS container instances work for their cluster",
    Tags=tags("account/instance-role"),
)
iam.attach_role_policy(
    RoleName="ecsInstanceRole", PolicyArn="arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
)
iam.create_instance_profile(InstanceProfileName="ecsInstanceRole", Tags=tags("account/instance-profile"))
iam.add_role_to_instance_profile(InstanceProfileName="ecsInstanceRole", RoleName="ecsInstanceRole")
iam.create_service_linked_role(AWSServiceName="ecs.amazonaws.com")

# The key pair.
with open(os.environ["PUBLIC_KEY"], "rb") as file:
    key_name = f"root-key-pair-{REGION}"
    ec2.import_key_pair(
        KeyName=key_name, PublicKeyMaterial=file.read(), TagSpecifications=tagged("key-pair", "key-pair", key_name)
    )

# The network: two public subnets and their way out.
vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16", TagSpecifications=tagged("vpc", "vpc", "ecs"))["Vpc"]["VpcId"]
ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
gateway = ec2.create_internet_gateway(TagSpecifications=tagged("internet-gateway", "internet-gateway", "ecs"))
gateway_id = gateway["InternetGateway"]["InternetGatewayId"]
ec2.attach_internet_gateway(InternetGatewayId=gateway_id, VpcId=vpc)
table = ec2.create_route_table(
    VpcId=vpc, TagSpecifications=tagged("route-table", "public-route-table", "ecs-public")
)["RouteTable"]["RouteTableId"]
ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway_id)
for number, (zone, cidr) in enumerate([("a", "10.0.0.0/20"), ("b", "10.0.16.0/20")], start=1):
    subnet = ec2.create_subnet(
        VpcId=vpc,
        CidrBlock=cidr,
        AvailabilityZone=REGION + zone,
        TagSpecifications=tagged("subnet", f"public-subnet-{number}", f"ecs-public-{number}"),
    )["Subnet"]["SubnetId"]
    ec2.modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={"Value": True})
    ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)

# The security group.
group = ec2.create_security_group(
    GroupName="ecs-instances-default-cluster",
    Description="Container instances of the ECS cluster",
    VpcId=vpc,
    TagSpecifications=tagged("security-group", "security-group", "ecs-instances-default-cluster"),
)["GroupId"]
for port, name, cidr in [(22, "SSH", os.environ["SSH_CIDR"]), (80, "HTTP", "0.0.0.0/0"), (443, "HTTPS", "0.0.0.0/0")]:
    source = {"CidrIp": cidr, "Description": f"{name} - aws-ecs-setup"}
    ec2.authorize_security_group_ingress(
        GroupId=group,
        IpPermissions=[{"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "IpRanges": [source]}],
        TagSpecifications=tagged("security-group-rule", f"ingress-{name.lower()}"),
    )

# The cluster.
lower = [{"key": tag["Key"], "value": tag["Value"]} for tag in tags(f"{REGION}/cluster")]
ecs.create_cluster(clusterName="default", tags=lower)
