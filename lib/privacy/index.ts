/** What people may ask of whoever scores them, besides what the store itself does. */
export {
	retentionOf,
	RETENTION,
	type RetentionRules,
	type RetentionStanding,
} from './retentionClock';
export { copyPage } from './copyPage';
export { evidencePack, type EvidencePack } from './evidencePack';
export { evidencePage } from './evidencePage';
export { tellCandidate } from './tellCandidate';
