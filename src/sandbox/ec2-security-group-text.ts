import { invalidValue, required } from './ec2-input.ts';
import { ec2Failure } from './failure.ts';

const SET = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*';
const TEXT = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

function check(value: string, parameter: string, noun: string): string {
  if (TEXT.test(value)) return value;
  const ascii = [...value].every((character) => character.charCodeAt(0) < 128);
  throw invalidValue(
    ascii
      ? `Invalid ${noun}. Valid ${noun}s are non-empty strings less than 256 characters from the following set: ${SET}`
      : `Value (${value}) for parameter ${parameter} is invalid. Character sets beyond ASCII are not supported.`,
  );
}

/** Throws MissingParameter, InvalidParameterValue or InvalidGroup.Reserved. */
export function groupName(value: string | undefined): string {
  const name = required(value, 'GroupName');
  if (/^sg-/i.test(name)) {
    throw invalidValue(`Invalid value '${name}' for groupName. Group names may not be in the format sg-*.`);
  }
  if (name.toLowerCase() === 'default') {
    throw ec2Failure('InvalidGroup.Reserved', `The security group '${name}' is reserved`);
  }
  return check(name, 'GroupName', 'security group name');
}

/** Throws MissingParameter or InvalidParameterValue. */
export function groupDescription(value: string | undefined): string {
  return check(required(value, 'GroupDescription'), 'GroupDescription', 'security group description');
}

/** A rule may have none. Throws InvalidParameterValue. */
export function ruleDescription(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : check(value, 'Description', 'rule description');
}
