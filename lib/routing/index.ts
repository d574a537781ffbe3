/** Deciding where candidates go, where it takes more than their place in the model. */
export { decideRoutes, type Claim, type Decision, type Limits } from './decide';
export { heldBack, type HeldBack } from './hold';
export { periodStart, type Period } from './period';
export { expectedPrecision, type Precision } from './precision';
export { matchRule, type Facts, type OwnRule } from './rules';
