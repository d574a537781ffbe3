import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CAPTURE_PATH, fillIn } from '../../demo/bundled/fillIn';
import { missingIn } from '../../demo/bundled/missing';
import { linksOf } from '../../demo/links';
import { workflowsFolder } from '../../demo/n8n/paths';
import { readWorkflow, type Workflow, type WorkflowNode } from '../../demo/n8n/workflows';
import { portsFrom } from '../../demo/options';

const KINDS = ['candidateTracking', 'candidateSmtp', 'candidateHubSpotApi', 'smtp'];
const accounts = Object.fromEntries(KINDS.map((kind) => [kind, { id: kind, name: kind }]));
const links = linksOf(portsFrom(5678));

const files = readdirSync(workflowsFolder).filter((file) => file.endsWith('.json'));
const filled = files.map((file) =>
	fillIn(readWorkflow(path.join(workflowsFolder, file)), { accounts, links }),
);

function nodesOf(type: RegExp): WorkflowNode[] {
	return filled.flatMap(({ nodes }) => nodes.filter((node) => type.test(node.type)));
}

function workflowOf(...nodes: Array<Partial<WorkflowNode>>): Workflow {
	return { name: '', nodes: nodes as WorkflowNode[], connections: {}, settings: {} };
}

describe('fillIn', () => {
	it('gives every node of a mail server or HubSpot the demo’s account, and switches it on', () => {
		const nodes = nodesOf(/\.(hubSpotSync|recruiterTask|nurtureEmail|emailSend)$/);
		expect(nodes.length).toBeGreaterThan(5);
		for (const node of nodes) {
			expect(Object.keys(node.credentials as object)).not.toEqual([]);
			expect(node.disabled).toBe(false);
		}
	});

	it('leaves switched off what has no stand-in', () => {
		for (const node of nodesOf(/\.(slack|microsoftTeams)$/)) expect(node.disabled).toBe(true);
	});

	it('points every tracking at the demo’s career site', () => {
		for (const { parameters } of nodesOf(/\.candidatePixelTrigger$/))
			expect(parameters.sites).toBe(links.site);
	});

	it('lets nobody wait an hour, and leaves the daily run at night', () => {
		const rules = nodesOf(/\.scheduleTrigger$/).map(({ parameters }) => JSON.stringify(parameters));
		expect(rules.filter((rule) => rule.includes('"hours"'))).toEqual([]);
		expect(rules.some((rule) => rule.includes('"triggerAtHour":3'))).toBe(true);
	});

	it('scores as of then only where the past comes in', () => {
		const capturing = filled.filter(({ nodes }) =>
			nodes.some(({ parameters }) => parameters.path === CAPTURE_PATH),
		);
		expect(capturing).toHaveLength(1);
		const dated = filled.filter((workflow) => JSON.stringify(workflow).includes('body.asOf'));
		expect(dated).toEqual(capturing);
	});
});

describe('missingIn', () => {
	it.each([
		['n8n-nodes-base.emailReadImap', /mailbox/],
		['@n8n/n8n-nodes-langchain.lmChatOpenAi', /language model/],
		['n8n-nodes-base.httpRequest', /ATS/],
	])('names the account that %s cannot do without', (type, account) => {
		expect(missingIn(workflowOf({ type })).needed).toEqual([expect.stringMatching(account)]);
	});

	it('tells steps that are switched off from those that are needed', () => {
		const off = { type: 'n8n-nodes-base.slack', disabled: true };
		expect(missingIn(workflowOf(off))).toEqual({ needed: [], optional: ['a Slack account'] });
	});

	it('misses nothing in what the demo can do', () => {
		const capture = filled[files.indexOf('01-capture-and-score.json')];
		expect(missingIn(capture)).toEqual({ needed: [], optional: [] });
	});
});
