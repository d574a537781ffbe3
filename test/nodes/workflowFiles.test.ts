import packageJson from '../../package.json';
import { ourNodes } from '../support/harness';
import { readBundled, workflowFiles } from '../support/workflows';

const ofN8n = /^(n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./;

/** What can be set, by type of node; n8n makes a second type of every node that agents can use. */
const parametersOf = new Map(
	[...ourNodes.values()].flatMap(({ description: { name, properties, usableAsTool } }) => {
		const own = properties.map((one) => one.name);
		const type = `${packageJson.name}.${name}`;
		const asTool = [...own, 'descriptionType', 'toolDescription'];
		return [[type, own] as const, ...(usableAsTool ? [[`${type}Tool`, asTool] as const] : [])];
	}),
);

describe.each(workflowFiles)('%s', (file) => {
	const workflow = readBundled(file);

	it('uses only nodes of this package and of n8n itself', () => {
		for (const { type } of workflow.nodes)
			if (!ofN8n.test(type)) expect([...parametersOf.keys()]).toContain(type);
	});

	it('sets only parameters its nodes have', () => {
		for (const { type, parameters } of workflow.nodes)
			if (!ofN8n.test(type))
				expect(parametersOf.get(type)).toEqual(expect.arrayContaining(Object.keys(parameters)));
	});

	it('connects only nodes it has', () => {
		const names = workflow.nodes.map(({ name }) => name);
		for (const [from, kinds] of Object.entries(workflow.connections)) {
			expect(names).toContain(from);
			for (const next of Object.values(kinds).flat(2)) expect(names).toContain(next?.node);
		}
	});

	it('explains itself in notes, and names every node once', () => {
		const names = workflow.nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(names.length);
		const notes = workflow.nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		expect(notes.length).toBeGreaterThanOrEqual(3);
	});

	it('lays no node on top of another', () => {
		const nodes = workflow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		const close = nodes.flatMap((one, i) =>
			nodes
				.slice(i + 1)
				.filter(({ position: [x, y] }) => {
					return Math.abs(x - one.position[0]) < 160 && Math.abs(y - one.position[1]) < 120;
				})
				.map((other) => `${one.name} and ${other.name}`),
		);
		expect(close).toEqual([]);
	});

	it('holds no credential and no data of a person', () => {
		for (const node of workflow.nodes)
			expect([node.credentials, 'pinData' in node]).toEqual([undefined, false]);
		expect(workflow).not.toHaveProperty('pinData');
	});
});
