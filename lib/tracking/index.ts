/** What the career site, mails and HubSpot tell: requests in, checked events and answers out. */
export type { TrackingAnswer } from './answer';
export { quarantineBursts, SCANNER_BURST, type BurstRule } from './bots/bursts';
export { Drain, type DrainOptions } from './drain/Drain';
export { isTrackingError, TrackingError, type SettingsIssue } from './errors';
export type { EventRecord, QuarantineReason, TrackedEvent } from './event';
export { nextFields, readProfileFields, type ProfileField } from './forms/profileFields';
export { mailLinks, type Mail, type MailLinks } from './links/mailLinks';
export type { TrackingRequest } from './request';
export { loadScript, prepareScript, type TrackingScript } from './script';
export { ENDPOINTS, isRoute, serve, type Route } from './serve';
export { WEB_EVENT_TYPES, type TrackingSettings, type TrackingSettingsInput } from './settings';
export { createTracking, type Tracking } from './tracking';
