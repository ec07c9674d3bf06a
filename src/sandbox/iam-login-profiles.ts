import type {
  CreateLoginProfileCommandInput,
  DeleteLoginProfileCommandInput,
  GetLoginProfileCommandInput,
  LoginProfile,
  UpdateLoginProfileCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import type { LoginProfileData, UserData } from './iam-data.ts';
import { findUser } from './iam-entities.ts';
import { required } from './iam-input.ts';
import { type Call, operation } from './operation.ts';
import { checkPassword, hashPassword } from './password.ts';

function view(user: UserData, login: LoginProfileData): LoginProfile {
  return {
    UserName: user.name,
    CreateDate: new Date(login.created),
    PasswordResetRequired: login.resetRequired,
  };
}

function findLogin(user: UserData): LoginProfileData {
  if (user.login) return user.login;
  throw iamFailure('NoSuchEntity', `Login Profile for User ${user.name} cannot be found.`);
}

function create(call: Call, input: CreateLoginProfileCommandInput): object {
  const user = findUser(call, input.UserName);
  const password = required(input.Password, 'password');
  if (user.login) throw iamFailure('EntityAlreadyExists', `Login Profile for user ${user.name} already exists.`);
  checkPassword(password, call.account.iam);
  user.login = {
    created: call.now,
    resetRequired: input.PasswordResetRequired ?? false,
    ...hashPassword(password),
  };
  return { LoginProfile: view(user, user.login) };
}

function get(call: Call, input: GetLoginProfileCommandInput): object {
  const user = findUser(call, input.UserName);
  return { LoginProfile: view(user, findLogin(user)) };
}

function update(call: Call, input: UpdateLoginProfileCommandInput): object {
  const login = findLogin(findUser(call, input.UserName));
  if (input.Password !== undefined) {
    checkPassword(input.Password, call.account.iam);
    Object.assign(login, hashPassword(input.Password));
  }
  login.resetRequired = input.PasswordResetRequired ?? login.resetRequired;
  return {};
}

function remove(call: Call, input: DeleteLoginProfileCommandInput): object {
  const user = findUser(call, input.UserName);
  findLogin(user);
  delete user.login;
  return {};
}

export const loginProfileOperations = {
  CreateLoginProfile: operation<CreateLoginProfileCommandInput>(
    ['UserName', 'Password', 'PasswordResetRequired'],
    create,
  ),
  GetLoginProfile: operation<GetLoginProfileCommandInput>(['UserName'], get),
  UpdateLoginProfile: operation<UpdateLoginProfileCommandInput>(
    ['UserName', 'Password', 'PasswordResetRequired'],
    update,
  ),
  DeleteLoginProfile: operation<DeleteLoginProfileCommandInput>(['UserName'], remove),
};
