import { expect, it } from 'vitest';
import { COMMON_REGIONS } from '../../src/aws/common-regions.ts';
import { REGIONS } from '../../src/sandbox/regions.ts';

it('the regions that every account has are those the practice account has from the start', () => {
  const always = REGIONS.filter(({ optIn }) => !optIn).map(({ name }) => name);
  expect(COMMON_REGIONS).toEqual(always.toSorted());
});
