#!/usr/bin/env bash
# What the program asks and makes in a new account, written with the AWS CLI: every call that the program makes, in its order, one after another.
# Made by the benchmark from the calls it recorded; UPDATE_RIVALS=1 npm run bench -- --only setup makes it anew.
# PUBLIC_KEY names a public key file, PASSWORD is the administrator's first password, SETUP_ID goes into the tags.
set -eu

# In a new account much of what is looked for is not there.
look() { aws "$@" >/dev/null 2>&1 || true; }
make() { aws "$@" >/dev/null; }

# Looking
look sts get-caller-identity
look ec2 describe-vpcs
look ec2 describe-subnets
look ec2 describe-internet-gateways
look ec2 describe-route-tables
look ec2 describe-security-groups
look ec2 describe-key-pairs --include-public-key
look ec2 describe-availability-zones --filters 'Name=zone-type,Values=[availability-zone]' 'Name=state,Values=[available]'
look ec2 describe-vpc-block-public-access-options
look ec2 describe-security-group-rules
look iam get-user --user-name Administrator
look iam get-role --role-name ecsInstanceRole
look iam get-instance-profile --instance-profile-name ecsInstanceRole
look iam get-account-summary
look iam get-login-profile --user-name Administrator
look iam get-account-password-policy
look iam get-group --group-name Administrators
look iam list-attached-group-policies --group-name Administrators
look iam list-account-aliases
look iam list-instance-profiles-for-role --role-name ecsInstanceRole
look iam list-attached-role-policies --role-name ecsInstanceRole
look iam list-roles --path-prefix /aws-service-role/ecs.amazonaws.com/
look ecs describe-clusters --clusters default --include TAGS SETTINGS STATISTICS

# Making
vpc_ecs=$(aws ec2 create-vpc \
  --cidr-block 10.0.0.0/16 \
  --tag-specifications "ResourceType=vpc,Tags=[{Key=Name,Value=ecs},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/vpc}]" \
  --instance-tenancy default \
  --query Vpc.VpcId --output text)
make iam create-service-linked-role --aws-service-name ecs.amazonaws.com
make iam create-group --group-name Administrators
make iam create-user \
  --user-name Administrator \
  --tags "Key=aws-ecs-setup:setup-id,Value=$SETUP_ID" Key=aws-ecs-setup:node,Value=account/admin-user
make iam create-role \
  --role-name ecsInstanceRole \
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}' \
  --description 'Lets ECS container instances work for their cluster' \
  --tags "Key=aws-ecs-setup:setup-id,Value=$SETUP_ID" Key=aws-ecs-setup:node,Value=account/instance-role
make iam create-instance-profile \
  --instance-profile-name ecsInstanceRole \
  --tags "Key=aws-ecs-setup:setup-id,Value=$SETUP_ID" Key=aws-ecs-setup:node,Value=account/instance-profile
make ec2 modify-vpc-attribute --vpc-id "$vpc_ecs" --enable-dns-hostnames Value=true
internet_gateway_ecs=$(aws ec2 create-internet-gateway \
  --tag-specifications "ResourceType=internet-gateway,Tags=[{Key=Name,Value=ecs},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/internet-gateway}]" \
  --query InternetGateway.InternetGatewayId --output text)
route_table_ecs_public=$(aws ec2 create-route-table \
  --vpc-id "$vpc_ecs" \
  --tag-specifications "ResourceType=route-table,Tags=[{Key=Name,Value=ecs-public},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/public-route-table}]" \
  --query RouteTable.RouteTableId --output text)
subnet_ecs_public_1=$(aws ec2 create-subnet \
  --vpc-id "$vpc_ecs" \
  --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=ecs-public-1},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/public-subnet-1}]" \
  --availability-zone ap-northeast-2a \
  --cidr-block 10.0.0.0/20 \
  --query Subnet.SubnetId --output text)
subnet_ecs_public_2=$(aws ec2 create-subnet \
  --vpc-id "$vpc_ecs" \
  --tag-specifications "ResourceType=subnet,Tags=[{Key=Name,Value=ecs-public-2},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/public-subnet-2}]" \
  --availability-zone ap-northeast-2b \
  --cidr-block 10.0.16.0/20 \
  --query Subnet.SubnetId --output text)
security_group_ecs_instances_default_cluster=$(aws ec2 create-security-group \
  --description 'Container instances of the ECS cluster' \
  --group-name ecs-instances-default-cluster \
  --vpc-id "$vpc_ecs" \
  --tag-specifications "ResourceType=security-group,Tags=[{Key=Name,Value=ecs-instances-default-cluster},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/security-group}]" \
  --query GroupId --output text)
make iam attach-group-policy --group-name Administrators --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
make ecs create-cluster \
  --cluster-name default \
  --tags "key=aws-ecs-setup:setup-id,value=$SETUP_ID" key=aws-ecs-setup:node,value=ap-northeast-2/cluster
make ec2 attach-internet-gateway --internet-gateway-id "$internet_gateway_ecs" --vpc-id "$vpc_ecs"
make iam create-login-profile --user-name Administrator --password "$PASSWORD" --password-reset-required
make iam attach-role-policy \
  --role-name ecsInstanceRole \
  --policy-arn arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role
make ec2 authorize-security-group-ingress \
  --group-id "$security_group_ecs_instances_default_cluster" \
  --ip-permissions '[{"IpProtocol":"tcp","FromPort":80,"ToPort":80,"IpRanges":[{"Description":"HTTP - aws-ecs-setup","CidrIp":"0.0.0.0/0"}]}]' \
  --tag-specifications "ResourceType=security-group-rule,Tags=[{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/ingress-http}]"
make ec2 authorize-security-group-ingress \
  --group-id "$security_group_ecs_instances_default_cluster" \
  --ip-permissions '[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"IpRanges":[{"Description":"HTTPS - aws-ecs-setup","CidrIp":"0.0.0.0/0"}]}]' \
  --tag-specifications "ResourceType=security-group-rule,Tags=[{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/ingress-https}]"
make ec2 authorize-security-group-ingress \
  --group-id "$security_group_ecs_instances_default_cluster" \
  --ip-permissions '[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"Description":"SSH - aws-ecs-setup","CidrIp":"203.0.113.25/32"}]}]' \
  --tag-specifications "ResourceType=security-group-rule,Tags=[{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/ingress-ssh}]"
make iam add-user-to-group --group-name Administrators --user-name Administrator
make ec2 create-route --route-table-id "$route_table_ecs_public" --destination-cidr-block 0.0.0.0/0 --gateway-id "$internet_gateway_ecs"
make ec2 modify-subnet-attribute --subnet-id "$subnet_ecs_public_1" --map-public-ip-on-launch Value=true
make ec2 modify-subnet-attribute --subnet-id "$subnet_ecs_public_2" --map-public-ip-on-launch Value=true
make iam add-role-to-instance-profile --instance-profile-name ecsInstanceRole --role-name ecsInstanceRole
make ec2 associate-route-table --route-table-id "$route_table_ecs_public" --subnet-id "$subnet_ecs_public_1"
make ec2 associate-route-table --route-table-id "$route_table_ecs_public" --subnet-id "$subnet_ecs_public_2"
make ec2 import-key-pair \
  --key-name root-key-pair-ap-northeast-2 \
  --public-key-material "fileb://$PUBLIC_KEY" \
  --tag-specifications "ResourceType=key-pair,Tags=[{Key=Name,Value=root-key-pair-ap-northeast-2},{Key=aws-ecs-setup:setup-id,Value=$SETUP_ID},{Key=aws-ecs-setup:node,Value=ap-northeast-2/key-pair}]"

# Looking
look iam get-group --group-name Administrators
look iam list-attached-group-policies --group-name Administrators
look iam get-user --user-name Administrator
look iam get-login-profile --user-name Administrator
look ec2 describe-key-pairs --include-public-key
look ec2 describe-vpc-attribute --attribute enableDnsSupport --vpc-id "$vpc_ecs"
look ec2 describe-vpc-attribute --attribute enableDnsHostnames --vpc-id "$vpc_ecs"
look ec2 describe-vpcs
look ec2 describe-internet-gateways
look ec2 describe-route-tables
look ec2 describe-subnets
look ec2 describe-security-groups
look ec2 describe-security-group-rules
look iam get-role --role-name ecsInstanceRole
look iam list-attached-role-policies --role-name ecsInstanceRole
look iam get-instance-profile --instance-profile-name ecsInstanceRole
look iam list-roles --path-prefix /aws-service-role/ecs.amazonaws.com/
look ecs describe-clusters --clusters default --include TAGS SETTINGS STATISTICS
