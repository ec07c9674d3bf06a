"""moto's server with two differences.

It has those AWS managed policies alone that the tests speak of: making all of them takes it a second for each account. And it answers
DescribeVpcBlockPublicAccessOptions, to which moto's own answer is a crash that every client repeats for a second, as an account does that
never set them.
"""

import json
import os
import sys
import threading

import moto.iam.models as iam
from moto.core.responses import ActionResult
from moto.ec2.responses import EC2Response
from moto.server import main

NAMES = {
    "AdministratorAccess",
    "AmazonEC2ContainerServiceforEC2Role",
    "AmazonECSServiceRolePolicy",
    "AmazonECSTaskExecutionRolePolicy",
    "AmazonS3ReadOnlyAccess",
    "AmazonSSMManagedInstanceCore",
    "Billing",
    "IAMUserChangePassword",
    "PowerUserAccess",
    "ReadOnlyAccess",
    "SignInLocalDevelopmentAccess",
    "ViewOnlyAccess",
}

policies = json.loads(iam.aws_managed_policies_data)
iam.aws_managed_policies_data = json.dumps({name: data for name, data in policies.items() if name in NAMES})
EC2Response.describe_vpc_block_public_access_options = lambda _: ActionResult(
    {"VpcBlockPublicAccessOptions": {"InternetGatewayBlockMode": "off"}}
)


def end_with_the_parent():
    sys.stdin.buffer.read()
    os._exit(0)


# Whoever started it holds the other end of its input, and lets go of it even when killed.
threading.Thread(target=end_with_the_parent, daemon=True).start()
main(sys.argv[1:])
