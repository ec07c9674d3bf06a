import { StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types';

/** Sends a look again after what passes by itself, up to four times. What is throttled is sent again at its service's pace (pacing.ts). */
export class TransientRetries extends StandardRetryStrategy {
  constructor() {
    super(ATTEMPTS);
  }

  override async refreshRetryTokenForRetry(token: StandardRetryToken, info: RetryErrorInfo) {
    if (info.errorType === 'THROTTLING') throw new TypeError('not to be sent again here');
    return super.refreshRetryTokenForRetry(token, info);
  }
}

/** How often a look is sent at most. */
export const ATTEMPTS = 4;
