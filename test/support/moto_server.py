"""moto's server with those AWS managed policies alone that the tests speak of: making all of them takes it a second for each account."""

import json
import sys

import moto.iam.models as iam
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
main(sys.argv[1:])
