import 'reflect-metadata';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { TriggerContext, WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IRun,
	ITriggerResponse,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { CandidatePixelTrigger } from '../../../nodes/CandidatePixelTrigger/CandidatePixelTrigger.node';
import type { Credentials } from '../harness';
import { keepLog, sceneOf } from '../oneNode';
import { HUMAN, SITE } from './requests';

const type = new CandidatePixelTrigger();
const [webhookDescription] = type.description.webhooks ?? [];

/** How a node is set; a path of its own keeps the tests of a file apart. */
export interface PixelSettings {
	parameters?: INodeParameters;
	credentials?: Credentials;
	mode?: WorkflowExecuteMode;
}

/** A batch that the trigger gave to an execution, and how to end that execution. */
export interface Emitted {
	items: IDataObject[];
	end(status: IRun['status']): void;
}

let made = 0;

/** The node on n8n's own contexts, behind a real web server. */
export class PixelNode {
	readonly path = `journey-${++made}`;

	/** What the node told n8n for each request: whether to start an execution. */
	readonly results: IWebhookResponseData[] = [];

	readonly emitted: Emitted[] = [];

	readonly logged: string[] = [];

	private readonly started: ITriggerResponse[] = [];

	private server?: Server;

	/** The address of the server, once it is there. */
	private url?: Promise<string>;

	constructor(private readonly settings: PixelSettings = {}) {}

	/** Asks the node, as a browser of somebody on the site does unless told otherwise. */
	async ask(
		route: string,
		{ method = 'POST', body, headers = {} }: { method?: string; body?: unknown; headers?: object },
	): Promise<Response> {
		const url = await (this.url ??= this.listen());
		const isText = typeof body === 'string' || body instanceof Uint8Array;
		return await fetch(`${url}/webhook/${this.path}/${route}`, {
			method,
			redirect: 'manual',
			headers: { ...HUMAN, 'content-type': 'text/plain;charset=UTF-8', ...headers },
			...(body !== undefined && { body: isText ? (body as string) : JSON.stringify(body) }),
		});
	}

	/** Publishes the workflow: the trigger begins to hand on. */
	async start(mode: WorkflowExecuteMode = 'trigger'): Promise<ITriggerResponse> {
		const emit = (
			data: INodeExecutionData[][],
			_: unknown,
			done?: { resolve(run: IRun): void },
		): void => {
			this.emitted.push({
				items: data[0].map(({ json }) => json),
				end: (status) => done?.resolve({ status } as IRun),
			});
		};
		const { workflow, node, additionalData } = this.scene();
		const context = new TriggerContext(workflow, node, additionalData, mode, 'activate', emit);
		keepLog(context, this.logged);
		const response = await type.trigger.call(context);
		this.started.push(response);
		return response;
	}

	async close(): Promise<void> {
		for (const { closeFunction } of this.started) await closeFunction?.();
		for (const { end } of this.emitted) end('success');
		await new Promise<void>((done) => (this.server ? this.server.close(() => done()) : done()));
	}

	private async listen(): Promise<string> {
		const server = createServer((request, response) => void this.answer(request, response));
		this.server = server;
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const rawBody = await buffer(request);
		const { url, socket } = request;
		const asExpress = { rawBody, originalUrl: url, ip: socket.remoteAddress };
		response.setHeader('access-control-allow-origin', request.headers.origin ?? '*'); // as n8n does
		const { workflow, node, additionalData } = this.scene();
		const context = new WebhookContext(
			workflow,
			node,
			{
				...additionalData,
				httpRequest: Object.assign(request, asExpress),
				httpResponse: response,
			} as unknown as IWorkflowExecuteAdditionalData,
			this.settings.mode ?? 'webhook',
			{ webhookDescription } as never,
			[],
			null,
		);
		keepLog(context, this.logged);
		this.results.push(await type.webhook.call(context));
	}

	private scene() {
		const { parameters, credentials } = this.settings;
		const [workflowId, nodeId, webhookId] = [this.path, this.path, this.path];
		return sceneOf(
			type,
			{
				...{ credentials, workflowId, nodeId, webhookId },
				parameters: { path: this.path, sites: SITE, ...parameters },
			},
			{
				webhookBaseUrl: 'https://n8n.example.com/webhook',
				webhookTestBaseUrl: 'https://n8n.example.com/webhook-test',
			},
		);
	}
}
