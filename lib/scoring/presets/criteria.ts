import type { ScoringModelInput } from '../model/types';

type Part = NonNullable<NonNullable<ScoringModelInput['profile']>['persona']>;
type Match = Omit<Part['criteria'][number], 'points' | 'misfit'>;

const nurses = ['Nurse', 'Verpleegkundige'];
const carers = ['Carer', 'Verzorgende'];

/** Who fits an organisation in care: examples, to be replaced by what an organisation itself looks for. */
export const fits = {
	function: {
		key: 'function',
		label: 'Function we look for',
		field: 'function',
		op: 'in',
		value: [...nurses, ...carers],
	},
	department: {
		key: 'department',
		label: 'Department we staff',
		field: 'department',
		op: 'in',
		value: ['hospital', 'home care', 'ziekenhuis', 'thuiszorg'],
	},
	sector: {
		key: 'sector',
		label: 'Works in care',
		field: 'sector',
		op: 'in',
		value: ['care', 'zorg'],
	},
	region: {
		key: 'region',
		label: 'Region we work in',
		field: 'region',
		op: 'in',
		value: ['Utrecht', 'Gelderland'],
	},
	education: {
		key: 'education',
		label: 'Vocational education or higher',
		field: 'education',
		op: 'in',
		value: ['mbo', 'hbo', 'wo'],
	},
	experience: {
		key: 'experience',
		label: 'At least two years of experience',
		field: 'yearsOfExperience',
		op: 'gte',
		value: 2,
	},
	certificate: {
		key: 'certificate',
		label: 'Registered (BIG)',
		field: 'certificates',
		op: 'contains',
		value: 'BIG',
	},
	salaryWish: {
		key: 'salary-wish',
		label: 'Salary wish within the scale',
		field: 'salaryWish',
		op: 'lte',
		value: 4500,
	},
} satisfies Record<string, Match>;

/** Personas prepared beforehand, as an example. */
export const personas = [
	{
		key: 'experienced-nurse',
		label: 'Experienced nurse',
		where: [
			{ field: 'function', op: 'in', value: nurses },
			{ field: 'yearsOfExperience', op: 'gte', value: 5 },
		],
	},
	{
		key: 'care-starter',
		label: 'Starter in care',
		where: [{ field: 'function', op: 'in', value: [...nurses, ...carers] }],
	},
] satisfies NonNullable<ScoringModelInput['profile']>['personas'];
