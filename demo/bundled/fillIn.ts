import { accountsOf } from '../accounts';
import type { Credentials } from '../n8n/credentials';
import { TRACKING_PATH, type Links } from '../links';
import type { Workflow, WorkflowNode } from '../n8n/workflows';

const OURS = 'n8n-nodes-candidate-journey.';
const EVERY_SECONDS = 15;
const BACKLOG_DAYS = 7;

/** Who works in the demo's HubSpot. */
export const RECRUITER = 'anna@lindenhof.example';

/** Where workflow 01 takes events. */
export const CAPTURE_PATH = 'candidate-events';

type Parameters = Record<string, unknown>;

type Given = Parameters & { options?: Parameters };

/** What a user would type into a bundled workflow, and what makes things happen while somebody watches. */
export interface Surroundings {
	accounts: Credentials;
	links: Links;
}

/** A workflow with the demo's accounts, addresses and hours. */
export function fillIn(workflow: Workflow, surroundings: Surroundings): Workflow {
	const isCapture = workflow.nodes.some(({ parameters }) => parameters.path === CAPTURE_PATH);
	const nodes = workflow.nodes.map((node) => {
		const given = isCapture ? ofThen(node) : givenFor(node, surroundings.links);
		return fillInNode(node, given, surroundings.accounts);
	});
	return { ...workflow, nodes };
}

function fillInNode(
	node: WorkflowNode,
	{ options, ...given }: Given,
	accounts: Credentials,
): WorkflowNode {
	const credentials = accountsOf(node, accounts);
	const parameters = { ...node.parameters, ...given };
	if (options) parameters.options = { ...(node.parameters.options as Parameters), ...options };
	if (Object.keys(credentials).length === 0) return { ...node, parameters };
	return { ...node, parameters, credentials, disabled: false };
}

/** What happened in the past is scored as of then, where the sender says when that was. */
function ofThen({ type }: WorkflowNode): Given {
	return type === `${OURS}candidateScore` ? { options: { asOf: '={{ $json.body.asOf }}' } } : {};
}

function givenFor({ type, parameters }: WorkflowNode, { site }: Links): Given {
	if (type === 'n8n-nodes-base.scheduleTrigger') return oftener(parameters);
	// The demo's n8n listens on this machine only.
	if (parameters.authentication === 'basicAuth') return { authentication: 'none' };
	switch (type.startsWith(OURS) ? type.slice(OURS.length) : '') {
		case 'candidatePixelTrigger':
			return {
				sites: site,
				options: { delaySeconds: 1, soonestClickSeconds: 1, mailTopics: 'Vacancies, Salaries' },
			};
		case 'candidateTrigger':
			return { backlogDays: BACKLOG_DAYS, options: { everySeconds: 2 } };
		case 'recruiterTask':
			return { assignTo: 'one', recruiter: RECRUITER };
		case 'nurtureEmail':
			return parameters.operation === 'sendDue' ? sender(site) : {};
		default:
			return {};
	}
}

function sender(siteUrl: string): Given {
	return {
		fromAddress: RECRUITER,
		fromName: 'Anna of Lindenhof Care',
		company: { name: 'Lindenhof Care', address: 'Kerkstraat 1, Ede', siteUrl },
		options: { trackingPath: TRACKING_PATH, holidays: '' },
	};
}

/** What runs every hour runs every fifteen seconds, so that nobody has to wait for it. */
function oftener({ rule }: Parameters): Parameters {
	const [interval] = (rule as { interval: Array<{ field?: string }> }).interval;
	if (interval.field !== 'hours') return {};
	return { rule: { interval: [{ field: 'seconds', secondsInterval: EVERY_SECONDS }] } };
}
