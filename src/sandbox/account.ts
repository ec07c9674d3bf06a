import type { BudgetData } from './budgets-data.ts';
import type { IamData } from './iam-data.ts';
import type { RegionData } from './region-data.ts';

/** The one account the practice run happens in: AWS's documented example id. */
export const ACCOUNT_ID = '123456789012';

/** The whole practice account as it lies in account.json: plain JSON, no dates, no secrets. */
export interface AccountData {
  readonly version: 1;
  /** Whether a region that is looked at for the first time has its default VPC. */
  readonly defaultVpc: boolean;
  /** Opt-in regions that were switched on. */
  enabledRegions: string[];
  /** Who calls, as an ARN, where `edit` made it somebody else than the person who practises. */
  caller?: string;
  /** The actions the caller is refused, `ec2:CreateVpc`; none unless `edit` put them here. */
  denied?: string[];
  iam: IamData;
  /** Absent in an account from before budgets were known. */
  budgets?: BudgetData[];
  /** By region name; a region is added when it is first looked at. */
  regions: { [region: string]: RegionData };
}

/** A tag as EC2 and IAM spell it. */
export interface TagData {
  Key: string;
  Value: string;
}

/** A brand-new account: nothing in IAM, nothing looked at in any region. */
export function newAccount(defaultVpc: boolean): AccountData {
  return {
    version: 1,
    defaultVpc,
    enabledRegions: [],
    iam: {
      aliases: [],
      aliasesOfOthers: ['amazon', 'aws', 'example', 'test'],
      users: [],
      groups: [],
      roles: [],
      instanceProfiles: [],
      policies: [],
    },
    regions: {},
  };
}
