import { errorIssue, showValue, warningIssue } from '../../../../lib/scoring/model/issue';

describe('an issue of a model', () => {
	it.each([
		['what is wrong', {}, 'is wrong'],
		['what is allowed', { allowed: 'a number' }, 'is wrong; allowed: a number'],
		['what was meant', { suggestion: 'right' }, 'is wrong; did you mean "right"?'],
		[
			'all of it',
			{ allowed: 'a, b', suggestion: 'b' },
			'is wrong; allowed: a, b; did you mean "b"?',
		],
		['nothing twice', { allowed: 'wrong' }, 'is wrong'],
	])('says %s', (_, hints, message) => {
		const issue = errorIssue({ path: 'rules.0', problem: 'is wrong', ...hints });
		expect(issue).toEqual({ path: 'rules.0', severity: 'error', message, ...hints });
	});

	it.each([
		[200, false],
		[201, true],
	])('cuts a list of %i characters in the message: %s', (length, isCut) => {
		const allowed = 'x'.repeat(length);
		const issue = errorIssue({ path: '', problem: 'is wrong', allowed });
		expect(issue.message).toBe(`is wrong; allowed: ${'x'.repeat(200)}${isCut ? '…' : ''}`);
		expect(issue.allowed).toBe(allowed);
	});

	it('is an error or a warning, with what was found unless nothing was', () => {
		const parts = { path: 'floor', problem: 'is doubtful' };
		expect(warningIssue({ ...parts, found: null })).toEqual({
			path: 'floor',
			severity: 'warning',
			message: 'is doubtful',
			found: null,
		});
		expect(Object.keys(warningIssue({ ...parts, found: undefined }))).not.toContain('found');
	});
});

describe('a value in a message', () => {
	it.each([
		['ten', '"ten"'],
		[7.5, '7.5'],
		[Number.NaN, 'NaN'],
		[Infinity, 'Infinity'],
		[null, 'null'],
		[undefined, 'undefined'],
		[true, 'true'],
		[['a', 1], '["a",1]'],
		['x'.repeat(78), `"${'x'.repeat(78)}"`],
		['x'.repeat(79), `"${'x'.repeat(79)}…`],
	])('%j is shown as %s', (value, text) => {
		expect(showValue(value)).toBe(text);
	});
});
