/** A recruiter has said what came of following up. */
export const VERDICT_GIVEN = 'verdict.given';
/** Under which field of the profile the latest verdict is kept. */
export const VERDICT_FIELD = 'recruiterVerdict';

/**
 * What recruiters say after following up, wherever they say it: a label to learn from, which changes no score and
 * rejects nobody. Keys never change.
 */
export const VERDICTS = [
	{ key: 'good', label: 'Good', meaning: 'Worth the call' },
	{ key: 'tooEarly', label: 'Too Early', meaning: 'Right person, wrong moment' },
	{ key: 'notAMatch', label: 'Not a Match', meaning: 'Not for what was looked for now' },
	{ key: 'wrongData', label: 'Wrong Data', meaning: 'The score went by something untrue' },
] as const;
