# What the program makes in a new account, as a Terraform configuration.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" { type = string }
variable "region" { type = string }
variable "public_key" { type = string }
variable "ssh_cidr" { type = string }
variable "setup_id" { type = string }

provider "aws" {
  region = var.region

  # Nothing is asked beforehand, which is quicker.
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true

  endpoints {
    ec2 = var.endpoint
    ecs = var.endpoint
    iam = var.endpoint
    sts = var.endpoint
  }

  default_tags {
    tags = { "aws-ecs-setup:setup-id" = var.setup_id }
  }
}

# The administrator and the group.

resource "aws_iam_group" "administrators" {
  name = "Administrators"
}

resource "aws_iam_group_policy_attachment" "administrators" {
  group      = aws_iam_group.administrators.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_user" "administrator" {
  name = "Administrator"
  tags = { "aws-ecs-setup:node" = "account/admin-user" }
}

resource "aws_iam_user_group_membership" "administrator" {
  user   = aws_iam_user.administrator.name
  groups = [aws_iam_group.administrators.name]
}

resource "aws_iam_user_login_profile" "administrator" {
  user                    = aws_iam_user.administrator.name
  password_reset_required = true
}

# The container instances' role.

resource "aws_iam_role" "instance" {
  name        = "ecsInstanceRole"
  description = "Lets ECS container instances work for their cluster"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  tags = { "aws-ecs-setup:node" = "account/instance-role" }
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = aws_iam_role.instance.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

resource "aws_iam_instance_profile" "instance" {
  name = "ecsInstanceRole"
  role = aws_iam_role.instance.name
  tags = { "aws-ecs-setup:node" = "account/instance-profile" }
}

resource "aws_iam_service_linked_role" "ecs" {
  aws_service_name = "ecs.amazonaws.com"
}

# The key pair.

resource "aws_key_pair" "root" {
  key_name   = "root-key-pair-${var.region}"
  public_key = var.public_key
  tags = {
    Name                 = "root-key-pair-${var.region}"
    "aws-ecs-setup:node" = "${var.region}/key-pair"
  }
}

# The network: two public subnets and their way out.

resource "aws_vpc" "ecs" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "ecs", "aws-ecs-setup:node" = "${var.region}/vpc" }
}

resource "aws_internet_gateway" "ecs" {
  vpc_id = aws_vpc.ecs.id
  tags   = { Name = "ecs", "aws-ecs-setup:node" = "${var.region}/internet-gateway" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.ecs.id
  tags   = { Name = "ecs-public", "aws-ecs-setup:node" = "${var.region}/public-route-table" }
}

resource "aws_route" "out" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.ecs.id
}

resource "aws_subnet" "public" {
  for_each = {
    1 = { zone = "a", cidr = "10.0.0.0/20" }
    2 = { zone = "b", cidr = "10.0.16.0/20" }
  }
  vpc_id                  = aws_vpc.ecs.id
  availability_zone       = "${var.region}${each.value.zone}"
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = true
  tags = {
    Name                 = "ecs-public-${each.key}"
    "aws-ecs-setup:node" = "${var.region}/public-subnet-${each.key}"
  }
}

resource "aws_route_table_association" "public" {
  for_each       = aws_subnet.public
  route_table_id = aws_route_table.public.id
  subnet_id      = each.value.id
}

# The security group.

resource "aws_security_group" "instances" {
  name        = "ecs-instances-default-cluster"
  description = "Container instances of the ECS cluster"
  vpc_id      = aws_vpc.ecs.id

  # EC2 gives it to every new group, Terraform takes it away from one that does not have it.
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = {
    Name                 = "ecs-instances-default-cluster"
    "aws-ecs-setup:node" = "${var.region}/security-group"
  }
}

resource "aws_vpc_security_group_ingress_rule" "in" {
  for_each = {
    SSH   = { port = 22, cidr = var.ssh_cidr }
    HTTP  = { port = 80, cidr = "0.0.0.0/0" }
    HTTPS = { port = 443, cidr = "0.0.0.0/0" }
  }
  security_group_id = aws_security_group.instances.id
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.cidr
  description       = "${each.key} - aws-ecs-setup"
  tags              = { "aws-ecs-setup:node" = "${var.region}/ingress-${lower(each.key)}" }
}

# The cluster.

resource "aws_ecs_cluster" "default" {
  name = "default"
  tags = { "aws-ecs-setup:node" = "${var.region}/cluster" }
}
