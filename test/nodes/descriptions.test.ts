import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { ROUTINGS } from '../../nodes/CandidateRouter/outputs';
import packageJson from '../../package.json';
import { ourNodes } from '../support/harness';

const nodesFolder = path.join(__dirname, '../../nodes');
const folders = readdirSync(nodesFolder).filter((folder) => folder !== 'shared');

const nodes = [...ourNodes].map(([Class, node]) => ({
	Class,
	node,
	description: node.description,
	folder: path.join(nodesFolder, Class),
}));

/** The parameters that a collection or the groups of a fixed collection hold. */
function innerOf({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options as INodeProperties[];
	if (type !== 'fixedCollection') return [];
	return (options as INodePropertyCollection[]).flatMap(({ values }) => values);
}

/** A parameter and all that are nested in it, with where they stand. */
function flatten(
	properties: readonly INodeProperties[],
	under = '',
): Array<[string, INodeProperties]> {
	return properties.flatMap((property): Array<[string, INodeProperties]> => {
		const place = `${under}${property.displayName}`;
		return [[place, property], ...flatten(innerOf(property), `${place} › `)];
	});
}

/** A label that says it all by itself: everybody knows these, or they hold others that are described. */
const SELF_EXPLAINING =
	/^(Operation|Options|Find By|Buckets|Phases|Medals|Lowest Score|Highest Score)$/;

/** By what each credential is asked for, and which node tests it where it does not do so itself. */
const CREDENTIALS: Record<string, { shownBy: object; testedBy?: string; isOfN8n?: true }> = {
	candidateStorePostgres: { shownBy: { store: ['postgres'] }, testedBy: 'testPostgresStore' },
	candidateHubSpotApi: { shownBy: { authentication: ['serviceKey'] } },
	candidateSmtp: { shownBy: { operation: ['sendDue', 'sendOne'] }, testedBy: 'testSmtp' },
	candidateTracking: { shownBy: {}, testedBy: 'testTracking' },
	smtp: { shownBy: { mailAccount: ['smtp'] }, isOfN8n: true },
	hubspotOAuth2Api: { shownBy: { authentication: ['oAuth2'] }, isOfN8n: true },
};

describe('the package', () => {
	it('lists every node, where the build puts it', () => {
		expect(packageJson.n8n.nodes).toEqual(
			folders.map((folder) => `dist/nodes/${folder}/${folder}.node.js`).sort(),
		);
		expect([...ourNodes.keys()].sort()).toEqual([...folders].sort());
	});

	it('gives every node a name of its own', () => {
		const names = nodes.map(({ description }) => description.name);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe.each(nodes)('$Class', ({ Class, node, description, folder }) => {
	const parameters = flatten(description.properties);
	const isTrigger = description.group.includes('trigger');

	it('has the name of its folder', () => {
		expect(description.name).toBe(Class[0].toLowerCase() + Class.slice(1));
		expect(description.displayName.replaceAll(' ', '')).toBe(Class);
		expect(description.defaults.name).toBe(description.displayName);
	});

	it('has an icon for light and dark', () => {
		const { light, dark } = description.icon as { light: string; dark: string };
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			const svg = readFileSync(path.join(folder, icon.replace(/^file:/, '')), 'utf8');
			expect(svg).toMatch(/^<svg[^>]+viewBox/);
			expect(svg).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
		}
	});

	it('is found by its codex file', () => {
		const file = path.join(folder, `${Class}.node.json`);
		expect(existsSync(file)).toBe(true);
		const codex = JSON.parse(readFileSync(file, 'utf8')) as {
			node: string;
			categories: string[];
			alias: string[];
			resources: { primaryDocumentation: Array<{ url: string }> };
		};
		expect(codex.node).toBe(`${packageJson.name}.${description.name}`);
		expect(codex.categories.length).toBeGreaterThan(0);
		expect(codex.alias.length).toBeGreaterThan(0);
		expect(codex.resources.primaryDocumentation[0].url).toMatch(/^https:/);
	});

	it('says what it does, and can be a tool of an agent unless it is a trigger', () => {
		expect(description.description).toMatch(/^[A-Z].{20,}[^.]$/);
		expect(description.usableAsTool).toBe(isTrigger ? undefined : true);
		// n8n evaluates an expression per request for triggers of version 1
		expect(description.version).toEqual(isTrigger ? [2] : 1);
	});

	it('shows in its subtitle a parameter it has', () => {
		const shown = /\$parameter\["(\w+)"\]/.exec(description.subtitle ?? '')?.[1];
		expect(parameters.map(([, { name }]) => name)).toContain(shown);
	});

	it('explains every parameter', () => {
		const bare = parameters
			.filter(
				([, { type, displayName }]) => type !== 'notice' && !SELF_EXPLAINING.test(displayName),
			)
			.filter(([, property]) => !property.description)
			.map(([place]) => place);
		expect(bare).toEqual([]);
	});

	it('fills lists with methods it has', () => {
		const methods = parameters.flatMap(
			([, { typeOptions }]) => typeOptions?.loadOptionsMethod ?? [],
		);
		expect([...new Set(methods)].sort()).toEqual(
			Object.keys(node.methods?.loadOptions ?? {}).sort(),
		);
	});

	it('offers no value twice, and defaults that are among the values', () => {
		for (const [place, { type, typeOptions, options = [], default: preset }] of parameters) {
			if (type !== 'options' && type !== 'multiOptions') continue;
			if (typeOptions?.loadOptionsMethod) continue;
			const values = (options as INodePropertyOptions[]).map(({ value }) => value);
			expect([place, new Set(values).size]).toEqual([place, values.length]);
			for (const value of [preset].flat())
				expect([place, values]).toEqual([place, expect.arrayContaining([value])]);
		}
	});

	it('asks for nothing before it runs', () => {
		const demanded = description.properties.filter(
			({ required, displayOptions }) => required && !displayOptions,
		);
		const toBeListenedTo = Class === 'CandidatePixelTrigger' ? ['path', 'sites'] : [];
		expect(demanded.map(({ name }) => name)).toEqual(toBeListenedTo);
	});

	it('asks for a credential only where something else than its own file is used', () => {
		for (const { name, displayOptions, required } of description.credentials ?? [])
			if (required)
				expect(Object.values(displayOptions?.show ?? {})).toEqual(
					expect.arrayContaining(Object.values(CREDENTIALS[name].shownBy)),
				);
	});

	it('has its credentials tested, of which the package has all', () => {
		for (const { name, testedBy } of description.credentials ?? []) {
			expect(testedBy).toBe(CREDENTIALS[name].testedBy);
			if (testedBy) expect(Object.keys(node.methods?.credentialTest ?? {})).toContain(testedBy);
			if (CREDENTIALS[name].isOfN8n) continue;
			const file = `dist/credentials/${name[0].toUpperCase()}${name.slice(1)}.credentials.js`;
			expect(packageJson.n8n.credentials).toContain(file);
		}
	});

	it('has collections that n8n’s editor does not empty when what they are shown by is changed', () => {
		const emptied = description.properties.filter(
			({ type, displayOptions }) =>
				/collection$/i.test(type) &&
				Object.keys(displayOptions?.show ?? {}).some((name) => !name.startsWith('/')),
		);
		expect(emptied.map(({ name }) => name)).toEqual([]);
	});

	it('has no parameter that n8n’s editor leaves out, as it does with what choosing a login is shown by', () => {
		const shows = (description.credentials ?? []).map(({ displayOptions }) => displayOptions?.show);
		const askedFor = ({ name }: INodeProperties) => shows.flatMap((show) => show?.[name] ?? []);
		const choices = description.properties.filter((one) => askedFor(one).length > 0);
		const login =
			choices.find(({ name }) => name === 'authentication') ??
			choices.find((one) =>
				((one.options ?? []) as INodePropertyOptions[]).every(({ value }) =>
					askedFor(one).includes(value),
				),
			);
		expect(Object.keys(login?.displayOptions?.show ?? {})).toEqual([]);
	});

	it('shows parameters only by parameters it has', () => {
		const names = description.properties.map(({ name }) => name);
		for (const { displayOptions } of description.properties)
			for (const name of Object.keys(displayOptions?.show ?? {}))
				expect(names).toContain(name.replace(/^\//, ''));
	});
});

it('every way to route is one the user can choose', () => {
	const router = nodes.find(({ Class }) => Class === 'CandidateRouter');
	const routeBy = router?.description.properties.find(({ name }) => name === 'routeBy');
	const values = (routeBy?.options as INodePropertyOptions[]).map(({ value }) => value);
	expect([...values].sort()).toEqual(Object.keys(ROUTINGS).sort());
});

it('collections hold parameters, not groups', () => {
	for (const { description } of nodes) {
		for (const { options = [], type } of description.properties) {
			if (type !== 'collection') continue;
			for (const option of options)
				expect((option as INodePropertyCollection).values).toBeUndefined();
		}
	}
});
