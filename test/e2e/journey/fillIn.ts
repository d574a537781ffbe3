import type { Credentials } from '../../../demo/n8n/credentials';
import type { Workflow, WorkflowNode } from '../../../demo/n8n/workflows';
import { ours } from '../testWorkflow';

type Item = Record<string, unknown>;

/** Which credentials nodes ask for, by the end of their type. */
const ASKS_FOR: Readonly<Record<string, readonly string[]>> = {
	candidatePixelTrigger: ['candidateTracking'],
	nurtureEmail: ['candidateTracking', 'candidateSmtp'],
	hubSpotSync: ['candidateHubSpotApi'],
	recruiterTask: ['candidateHubSpotApi'],
	emailSend: ['smtp'],
	emailReadImap: ['imap'],
	httpRequest: ['oAuth2Api'],
	lmChatOpenAi: ['openAiApi'],
};

/** What stays switched off: there is no stand-in for these. */
const STAYS_OFF = new Set(['slack', 'microsoftTeams']);

/** What a team fills in once, after importing the workflows. */
export interface FilledIn {
	credentials: Credentials;
	/** Parameters by the end of the type of the node; options are added to those there are. */
	parameters: Readonly<Record<string, Item>>;
}

/** A bundled workflow as it is once a team has chosen its accounts, and switched on what needed one. */
export function fillIn(workflow: Workflow, { credentials, parameters }: FilledIn): Workflow {
	const nodes = workflow.nodes.map((node): WorkflowNode => {
		const kind = node.type.slice(node.type.lastIndexOf('.') + 1);
		const asked = [...(ASKS_FOR[kind] ?? []), ...loginOf(node)];
		const chosen = asked.map((type) => [type, credentials[type]]);
		return {
			...node,
			parameters: merge(node.parameters, parameters[kind]),
			...(node.disabled === true && { disabled: STAYS_OFF.has(kind) }),
			...(chosen.length > 0 && { credentials: Object.fromEntries(chosen) as Credentials }),
		};
	});
	return { ...workflow, nodes };
}

function loginOf({ type, parameters }: WorkflowNode): string[] {
	return !type.startsWith(ours) && parameters.authentication === 'basicAuth'
		? ['httpBasicAuth']
		: [];
}

function merge(own: Item, given: Item = {}): Item {
	const options = { ...(own.options as Item), ...(given.options as Item) };
	return { ...own, ...given, ...(own.options || given.options ? { options } : {}) };
}
