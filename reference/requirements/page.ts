import { table } from '../markdown';
import { REQUIREMENTS } from './list';
import { testsByRequirement } from './tests';

/** What the product must do, where a user meets it, and the tests that show it. */
export function requirementsPage(): string {
	const tests = testsByRequirement();
	const link = (file: string) => `[${file.replace(/^test\//, '')}](../../${file})`;
	return [
		'# What the product must do, and what shows it',
		'MSR is Mysolution, StD SendtoDeliver, UP UP in Business, PL a Polish article on candidate scoring: the descriptions this package is measured against. A test that shows a requirement names its number.',
		table(
			['', 'requirement', 'where', 'tests'],
			REQUIREMENTS.map(({ id, says, where }) => [
				id,
				says,
				where,
				(tests.get(id) ?? []).map(link).join(', '),
			]),
		),
	].join('\n\n');
}
