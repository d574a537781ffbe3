export { HIDDEN, VISIBLE } from './behaviours';
export { ALL_SCOPES } from './twin/access';
export type { Fault } from './twin/faults';
export { addList } from './twin/lists';
export { archiveRecord, mergeContacts } from './twin/records';
export { Twin, type SeenCall } from './twin/Twin';
export { deliverWebhooks } from './twin/webhooks';
export { VirtualClock } from './virtualClock';
