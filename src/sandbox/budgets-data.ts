import type { TagData } from './account.ts';

export interface BudgetSubscriberData {
  type: 'EMAIL' | 'SNS';
  address: string;
}

/** Its four settings tell one warning of a budget from another. */
export interface BudgetNotificationData {
  type: 'ACTUAL' | 'FORECASTED';
  operator: 'GREATER_THAN' | 'LESS_THAN' | 'EQUAL_TO';
  threshold: number;
  thresholdType: 'PERCENTAGE' | 'ABSOLUTE_VALUE';
  subscribers: BudgetSubscriberData[];
}

export interface BudgetData {
  name: string;
  amount: number;
  unit: string;
  timeUnit: 'DAILY' | 'MONTHLY' | 'QUARTERLY' | 'ANNUALLY';
  type: 'COST' | 'USAGE';
  costTypes: { [name: string]: boolean };
  costFilters: { [dimension: string]: string[] };
  tags: TagData[];
  notifications: BudgetNotificationData[];
  /** Milliseconds since the epoch. */
  updated: number;
}
