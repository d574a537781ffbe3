/** From raw records to events: field names found or chosen, every value checked. */
export { EventDecoder, type Decoded, type DecodeOptions } from './decodeEvent';
export { isIntakeError, IntakeError, type IntakeProblem } from './errors';
export { FIELD_NAMES, fieldReaders, isSource, type ChosenFields, type FieldName } from './fields';
export { readIdentities, readIdentity } from './identities';
export { CLOCK_TOLERANCE_MS } from './time';
export { unpackRecords } from './unpack';
export { readProfile } from './profile';
export { handEventId } from './handEventId';
