import { describe, expect, it } from 'vitest';
import {
  consoleHost,
  formatAccountId,
  hasRootUser,
  managedPolicyArn,
  partitionOf,
  partitionOfRegion,
  signInUrl,
} from '../../src/aws/partition.ts';

describe('partitions', () => {
  it.each([
    ['arn:aws:iam::123456789012:root', 'aws', 'us-east-1'],
    ['arn:aws-cn:iam::123456789012:user/x', 'aws-cn', 'cn-north-1'],
    ['arn:aws-us-gov:sts::123456789012:assumed-role/r/s', 'aws-us-gov', 'us-gov-west-1'],
    ['arn:aws-eusc:iam::123456789012:root', 'aws-eusc', 'eusc-de-east-1'],
  ])('%s is in %s, whose first region is %s', (arn, id, region) => {
    expect(partitionOf(arn)).toMatchObject({ id, bootstrapRegion: region });
    expect(partitionOfRegion(region)).toBe(partitionOf(arn));
  });

  it.each([
    ['us-east-1', 'aws'],
    ['ap-northeast-2', 'aws'],
    ['mx-central-1', 'aws'],
    ['us-gov-east-1', 'aws-us-gov'],
    ['cn-northwest-1', 'aws-cn'],
    ['mars-north-1', undefined],
    ['', undefined],
  ])('the region %s is in %s', (region, id) => {
    expect(partitionOfRegion(region)?.id).toBe(id);
  });

  it('refuses a partition it does not know', () => {
    expect(() => partitionOf('arn:aws-moon:iam::123456789012:root')).toThrow(
      expect.objectContaining({ code: 'partition.unknown', exitCode: 3, facts: { partition: 'aws-moon' } }),
    );
  });

  it('builds managed policy ARNs, sign-in addresses and console hosts of the partition', () => {
    const china = partitionOf('arn:aws-cn:iam::123456789012:user/x');
    expect(managedPolicyArn(china, 'AdministratorAccess')).toBe('arn:aws-cn:iam::aws:policy/AdministratorAccess');
    expect(signInUrl(china, 'my-alias')).toBe('https://my-alias.signin.amazonaws.cn/console');
    expect(consoleHost(china)).toBe('console.amazonaws.cn');
    expect(hasRootUser(china)).toBe(false);
    const standard = partitionOf('arn:aws:iam::123456789012:root');
    expect(signInUrl(standard, '123456789012')).toBe('https://123456789012.signin.aws.amazon.com/console');
    expect(hasRootUser(standard)).toBe(true);
  });

  it('shows account ids as the console does', () => {
    expect(formatAccountId('123456789012')).toBe('1234-5678-9012');
    expect(formatAccountId('not an id')).toBe('not an id');
  });
});
