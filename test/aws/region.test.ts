import { DescribeRegionsCommand, EC2Client, EC2ServiceException } from '@aws-sdk/client-ec2';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resolveRegions } from '../../src/aws/region.ts';
import { allRegions, checkRegions } from '../../src/aws/region-check.ts';

describe('the regions to work in', () => {
  const env = { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' };

  it.each([
    ['the flag first', { flag: 'us-east-1', env, profileRegion: 'eu-west-3' }, ['us-east-1'], 'flag'],
    ['then AWS_REGION', { env, profileRegion: 'eu-west-3' }, ['eu-west-1'], 'environment'],
    [
      'then AWS_DEFAULT_REGION',
      { env: { ...env, AWS_REGION: '' }, profileRegion: 'eu-west-3' },
      ['eu-west-2'],
      'environment',
    ],
    ['then the profile', { env: {}, profileRegion: 'us-gov-west-1' }, ['us-gov-west-1'], 'profile'],
  ])('come from %s', (_, sources, regions, source) => {
    expect(resolveRegions(sources)).toEqual({ regions, source });
  });

  it('are unknown when nobody names one', () => {
    expect(resolveRegions({ env: {} })).toBeUndefined();
  });

  it('may be a list, in which each counts once and in the order given', () => {
    expect(resolveRegions({ flag: 'us-west-2, us-east-1,us-west-2', env: {} })?.regions).toEqual([
      'us-west-2',
      'us-east-1',
    ]);
  });

  it.each(['us_east', 'us-east-1a', 'US-EAST-1', '', 'us-east-1,', '*', 'us-east-1 --yes'])('refuse %j', (flag) => {
    expect(() => resolveRegions({ flag, env: {} })).toThrow(
      expect.objectContaining({
        code: 'region.invalid',
        exitCode: 2,
        facts: expect.objectContaining({ flag: '--region', source: '--region' }),
      }),
    );
  });

  it('tell where a wrong name came from', () => {
    expect(() => resolveRegions({ env: { AWS_DEFAULT_REGION: 'Seoul' } })).toThrow(
      expect.objectContaining({ facts: { flag: '--region', value: 'Seoul', source: 'AWS_DEFAULT_REGION' } }),
    );
  });
});

describe('checking regions with EC2', () => {
  vi.stubEnv('AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED', 'true');
  afterAll(() => void vi.unstubAllEnvs());
  let ec2: EC2Client;
  let mock: AwsClientStub<EC2Client>;

  beforeEach(() => {
    // A client stands for a run, in which the answer is had once.
    ec2 = new EC2Client({ region: 'us-east-1' });
    mock = mockClient(ec2);
    mock.on(DescribeRegionsCommand, { AllRegions: true }).resolves({
      Regions: [
        { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
        { RegionName: 'us-east-2', OptInStatus: 'opt-in-not-required' },
        { RegionName: 'ap-northeast-2', OptInStatus: 'opt-in-not-required' },
        { RegionName: 'ap-east-1', OptInStatus: 'not-opted-in' },
        { RegionName: 'me-south-1', OptInStatus: 'opted-in' },
      ],
    });
  });

  it('accepts regions that are enabled', async () => {
    expect(await checkRegions(ec2, ['ap-northeast-2', 'me-south-1'])).toBe(true);
  });

  it('refuses a region that does not exist and names the nearest', async () => {
    await expect(checkRegions(ec2, ['us-east-1', 'us-east-9'])).rejects.toMatchObject({
      code: 'region.unknown',
      exitCode: 2,
      facts: { flag: '--region', value: 'us-east-9', nearest: 'us-east-1, us-east-2' },
    });
  });

  it('refuses a region the account has not enabled and says where to do it', async () => {
    await expect(checkRegions(ec2, ['ap-east-1'])).rejects.toMatchObject({
      code: 'region.not-enabled',
      exitCode: 3,
      facts: { region: 'ap-east-1', url: 'https://console.aws.amazon.com/billing/home#/account' },
    });
  });

  it('goes on unknowing where the caller may not ask', async () => {
    mock.on(DescribeRegionsCommand).rejects(denied('UnauthorizedOperation'));
    expect(await checkRegions(ec2, ['us-east-9'])).toBe(false);
  });

  it('asks once for all regions of a run', async () => {
    await checkRegions(ec2, ['us-east-1']);
    expect(await allRegions(ec2)).toHaveLength(5);
    expect(mock.calls()).toHaveLength(1);
  });

  it('asks again where the first answer was a failure', async () => {
    mock
      .on(DescribeRegionsCommand)
      .rejectsOnce(denied('OptInRequired'))
      .resolves({ Regions: [{ RegionName: 'us-east-1' }] });
    await expect(allRegions(ec2)).rejects.toMatchObject({ name: 'OptInRequired' });
    expect(await allRegions(ec2)).toHaveLength(1);
  });

  it('hands on every other failure', async () => {
    mock.on(DescribeRegionsCommand).rejects(denied('OptInRequired'));
    await expect(checkRegions(ec2, ['us-east-1'])).rejects.toMatchObject({ name: 'OptInRequired' });
  });
});

function denied(name: string) {
  return new EC2ServiceException({ name, message: name, $fault: 'client', $metadata: { httpStatusCode: 403 } });
}
