import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IConnections,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { Candidate } from '../../nodes/Candidate/Candidate.node';
import { CandidateDecay } from '../../nodes/CandidateDecay/CandidateDecay.node';
import { CandidateInsights } from '../../nodes/CandidateInsights/CandidateInsights.node';
import { CandidateMedal } from '../../nodes/CandidateMedal/CandidateMedal.node';
import { CandidatePixelTrigger } from '../../nodes/CandidatePixelTrigger/CandidatePixelTrigger.node';
import { CandidateRouter } from '../../nodes/CandidateRouter/CandidateRouter.node';
import { CandidateScore } from '../../nodes/CandidateScore/CandidateScore.node';
import { CandidateStore } from '../../nodes/CandidateStore/CandidateStore.node';
import { CandidateTrigger } from '../../nodes/CandidateTrigger/CandidateTrigger.node';
import { HubSpotSync } from '../../nodes/HubSpotSync/HubSpotSync.node';
import { NurtureEmail } from '../../nodes/NurtureEmail/NurtureEmail.node';
import { RecruiterTask } from '../../nodes/RecruiterTask/RecruiterTask.node';
import { ScoringModel } from '../../nodes/ScoringModel/ScoringModel.node';

/** What a workflow file says that running it needs. */
export interface WorkflowJson {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowBase['settings'];
}

/** How a run went. */
export interface Ran {
	run: IRun;
	/** What failed the run, if anything did. */
	error: IRun['data']['resultData']['error'];
	/** Names of the nodes in the order they ran. */
	order: string[];
	items(node: string, output?: number): INodeExecutionData[];
	json(node: string, output?: number): IDataObject[];
	/** What the node told the user below its output. */
	hints(node: string): string[];
}

const PACKAGE = 'n8n-nodes-candidate-journey';
/** Every node of the package, by its class. */
export const ourNodes: ReadonlyMap<string, INodeType> = new Map(
	[
		Candidate,
		CandidateDecay,
		CandidateInsights,
		CandidateMedal,
		CandidatePixelTrigger,
		CandidateRouter,
		CandidateScore,
		CandidateStore,
		CandidateTrigger,
		HubSpotSync,
		NurtureEmail,
		RecruiterTask,
		ScoringModel,
	].map((Class) => [Class.name, new Class()]),
);

/** Stands in for the nodes of other packages: what comes in goes out. */
class PassThrough implements INodeType {
	description;

	constructor(type: string) {
		const isTrigger = /trigger|webhook$/i.test(type) && !/respond/i.test(type);
		this.description = {
			displayName: type,
			name: type,
			group: [isTrigger ? ('trigger' as const) : ('transform' as const)],
			version: [1, 1.1, 1.2, 1.5, 2, 2.1],
			description: '',
			defaults: { name: type },
			inputs: isTrigger ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};
	}

	async execute(this: { getInputData(): INodeExecutionData[] }): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

class NodeTypes implements INodeTypes {
	private readonly byType = new Map(
		[...ourNodes.values()].map((node) => [`${PACKAGE}.${node.description.name}`, node]),
	);

	getByName(type: string): INodeType {
		const known = this.byType.get(type);
		if (known) return known;
		if (type.startsWith(PACKAGE)) throw new Error(`Unrecognized node type: ${type}`);
		const standIn = new PassThrough(type);
		this.byType.set(type, standIn);
		return standIn;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes() {
		return {};
	}
}

/**
 * Runs a workflow on n8n's own engine: our nodes from source, all others as stand-ins that pass items through.
 *
 * @param input - what the first node, which nothing leads to, gives out
 * @param credentials - what n8n keeps for its users, by type
 */
export async function runWorkflow(
	json: WorkflowJson,
	input: INodeExecutionData[],
	credentials: Credentials = {},
): Promise<Ran> {
	const workflow = new Workflow({
		id: 'test',
		name: json.name,
		nodes: structuredClone(json.nodes),
		connections: json.connections,
		active: false,
		nodeTypes: new NodeTypes(),
		settings: json.settings ?? {},
	});
	const isNote = (node: INode) => node.type.endsWith('stickyNote');
	const start = Object.values(workflow.nodes).find(
		(node) => !isNote(node) && workflow.getParentNodes(node.name).length === 0,
	);
	if (!start) throw new Error('nothing to start with');
	const saved = { ...json, id: 'test', active: false } as IWorkflowBase;
	const hooks = new ExecutionLifecycleHooks('trigger', '1', saved);
	const order: string[] = [];
	hooks.addHandler('nodeExecuteAfter', (name) => void order.push(name));
	const additionalData = {
		hooks,
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		variables: {},
		credentialsHelper: credentialsHelper(credentials),
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
	const nodeExecutionStack = [{ node: start, data: { main: [input] }, source: null }];
	const run = await new WorkflowExecute(
		additionalData,
		'trigger',
		createRunExecutionData({ executionData: { nodeExecutionStack } }),
	).processRunExecutionData(workflow);
	return present(run, order);
}

/** Filled-in credentials, by type. */
export type Credentials = Record<string, ICredentialDataDecryptedObject>;

/** Hands credentials out, and keeps renewed tokens, as n8n does. */
export function credentialsHelper(credentials: Credentials) {
	return {
		isCredentialUsableByNode: () => true,
		getDecrypted: async (_: unknown, __: unknown, type: string) =>
			structuredClone(credentials[type]),
		getParentTypes: (type: string) => (/oauth2/i.test(type) ? ['oAuth2Api'] : []),
		runPreAuthentication: async () => undefined,
		updateCredentialsOauthTokenData: async (
			_: unknown,
			type: string,
			{ oauthTokenData }: ICredentialDataDecryptedObject,
		) => void Object.assign(credentials[type], { oauthTokenData }),
	};
}

/** What a node is told about the credentials chosen for it. */
export function chosenCredentials(credentials: Credentials): INode['credentials'] {
	const chosen = Object.keys(credentials).map((type) => [type, { id: type, name: type }] as const);
	return Object.fromEntries(chosen);
}

function present(run: IRun, order: string[]): Ran {
	const { resultData } = run.data;
	const taskOf = (node: string) => resultData.runData[node]?.at(-1);
	const items = (node: string, output = 0) => taskOf(node)?.data?.main?.[output] ?? [];
	return {
		run,
		order,
		error: resultData.error,
		items,
		json: (node, output) => items(node, output).map((item) => item.json),
		hints: (node) => (taskOf(node)?.hints ?? []).map(({ message }) => message),
	};
}

/** Which of our nodes a test runs, and how it is set; what is left out has its default. */
export interface Step {
	/** Class of the node, e.g. `CandidateScore`. */
	node: string;
	/** Its name in the workflow; its class when left out. */
	name?: string;
	parameters?: INode['parameters'];
	onError?: INode['onError'];
	credentials?: Credentials;
}

/** Runs our nodes one after the other, each fed by the first output of the one before. */
export async function runSteps(
	steps: readonly Step[],
	input: readonly IDataObject[],
): Promise<Ran> {
	return await runStepsOn(
		steps,
		input.map((json) => ({ json })),
	);
}

/** {@link runSteps} on items that may hold files. */
export async function runStepsOn(
	steps: readonly Step[],
	items: INodeExecutionData[],
): Promise<Ran> {
	const chain: Step[] = [{ node: 'Start' }, ...steps];
	const nameOf = ({ node, name = node }: Step) => name;
	const nodes = chain.map(
		({ node, name = node, parameters = {}, onError, credentials }, i): INode => ({
			id: String(i),
			name,
			type: i === 0 ? 'stand-in.trigger' : `${PACKAGE}.${ourNodes.get(node)?.description.name}`,
			typeVersion: 1,
			position: [i * 200, 0],
			parameters,
			...(onError && { onError }),
			...(credentials && { credentials: chosenCredentials(credentials) }),
		}),
	);
	const connections: IConnections = {};
	chain.slice(1).forEach((step, i) => {
		const next = [{ node: nameOf(step), type: NodeConnectionTypes.Main, index: 0 }];
		connections[nameOf(chain[i])] = { main: [next] };
	});
	const credentials = Object.assign({}, ...chain.map((step) => step.credentials)) as Credentials;
	return await runWorkflow({ name: 'test', nodes, connections }, items, credentials);
}

/** {@link runSteps} for one node. */
export async function runNode(
	node: string,
	input: readonly IDataObject[],
	step: Omit<Step, 'node'> = {},
): Promise<Ran> {
	return await runSteps([{ node, ...step }], input);
}
