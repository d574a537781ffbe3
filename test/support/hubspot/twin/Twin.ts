import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ALL_SCOPES, demandScopes, demandToken, isWrite } from './access';
import { invalid, notFound, Refusal, type Answer } from './answers';
import { canonicalPath, type Ask, type Token } from './ask';
import { applyFault, isCarriedOut, type Fault } from './faults';
import { Limits } from './limits';
import { renderPage } from './page';
import { Portal, type PortalRecord, type PortalSettings, type Values } from './portal';
import { createRecord, mergeContacts } from './records';
import { route } from './route';
import { tie } from './tasks';

/** A call as the twin saw it. */
export interface SeenCall {
	method: string;
	/** Without version, see `Ask`. */
	path: string;
	isDated: boolean;
	/** 0 where no answer was sent. */
	status: number;
	atMs: number;
}

/**
 * HubSpot, as far as this package needs it: a server that answers as HubSpot would and refuses what HubSpot refuses.
 * What it does and how sure that is stands in `behaviours.ts`.
 */
export class Twin {
	readonly calls: SeenCall[] = [];

	/** Decides about every call what happens to it. */
	faultFor: (call: Pick<SeenCall, 'method' | 'path'>) => Fault | null = () => null;

	private readonly tokens = new Map<string, Token>();

	private readonly limits: Limits;

	private readonly planned: Array<{ path: RegExp; fault: Fault }> = [];

	private constructor(
		readonly portal: Portal,
		private readonly server: Server,
	) {
		this.limits = new Limits(portal);
		server.on('request', (request, response) => void this.serve(request, response));
	}

	static async start(
		settings: Partial<PortalSettings> & Pick<PortalSettings, 'clock'>,
		port = 0,
	): Promise<Twin> {
		const server = createServer();
		const twin = new Twin(new Portal(settings), server);
		await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
		return twin;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Makes a key. */
	key(value = 'pat-eu1-twin', scopes: readonly string[] = ALL_SCOPES, expiresAt?: number): string {
		this.tokens.set(value, { value, scopes: new Set(scopes), expiresAt: expiresAt ?? null });
		return value;
	}

	/** Plans a fault for the next call to a path, or for several. */
	failNext(path: RegExp, fault: Fault, times = 1): void {
		for (let i = 0; i < times; i++) this.planned.push({ path, fault });
	}

	forgetFaults(): void {
		this.planned.length = 0;
		this.faultFor = () => null;
	}

	/** Puts a contact into the portal, as somebody working in HubSpot would. */
	makeContact(values: Values): PortalRecord {
		return createRecord(this.portal, 'contacts', values);
	}

	/** Puts a task on a contact, likewise. */
	makeTask(values: Values, contactId: string): PortalRecord {
		const task = createRecord(this.portal, 'tasks', { ...values });
		tie(this.portal, task.id, contactId);
		return task;
	}

	/** Merges two contacts, likewise. */
	merge(primaryId: string, otherId: string): PortalRecord {
		return mergeContacts(this.portal, primaryId, otherId);
	}

	/** Calls that changed something. */
	get writes(): SeenCall[] {
		return this.calls.filter(({ path, method, status }) => isWrite(path, method) && status < 300);
	}

	callsTo(path: RegExp): SeenCall[] {
		return this.calls.filter((call) => path.test(call.path));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', this.url);
		const find = url.searchParams.get('find') ?? '';
		if (url.pathname === '/') return sendPage(response, renderPage(this.portal, find));
		const asked = await readAsked(request, url);
		const { method, path, isDated } = asked;
		const call: SeenCall = { method, path, isDated, status: 0, atMs: this.portal.now() };
		this.calls.push(call);
		const fault = this.nextFault(call);
		if (fault?.kind === 'laterAfter') {
			applyFault(fault, response);
			await this.portal.settings.clock.sleep(fault.delayMs);
		}
		const { answer, limits } = this.answer(asked, request.headers.authorization, fault);
		if (fault && (answer === null || isCarriedOut(fault))) {
			if (fault.kind === 'answer') call.status = fault.status;
			if (fault.kind !== 'laterAfter') applyFault(fault, response);
			return;
		}
		call.status = answer?.status ?? 0;
		if (answer) send(response, answer, limits);
	}

	/** The answer, and what is told of the limits with it; null where a fault keeps the call from being carried out. */
	private answer(
		asked: Asked,
		authorization: string | undefined,
		fault: Fault | null,
	): { answer: Answer | null; limits: Record<string, string> } {
		const isSearch = asked.path.startsWith('/objects') && asked.path.endsWith('/search');
		let key = '';
		const answer = refusalsAnswered(() => {
			const token = demandToken(authorization, this.tokens, this.portal.now());
			key = token.value;
			this.limits.count(key, isSearch);
			if (!isCarriedOut(fault)) return null;
			if (!asked.isServed) throw notFound();
			const ask: Ask = { ...asked, body: parse(asked.text), token };
			demandScopes(ask);
			if (isWrite(ask.path, ask.method)) this.limits.countWrite();
			return route(this.portal, ask);
		});
		return { answer, limits: this.limits.headers(key, isSearch) };
	}

	private nextFault(call: SeenCall): Fault | null {
		const at = this.planned.findIndex(({ path }) => path.test(call.path));
		return at < 0 ? this.faultFor(call) : this.planned.splice(at, 1)[0].fault;
	}
}

/** A request as it came. */
interface Asked extends Omit<Ask, 'body' | 'token'> {
	text: string;
	/** Whether the path is one the twin knows. */
	isServed: boolean;
}

async function readAsked(request: IncomingMessage, url: URL): Promise<Asked> {
	const known = canonicalPath(url.pathname);
	return {
		method: request.method ?? 'GET',
		path: known?.path ?? url.pathname,
		isDated: known?.isDated ?? false,
		isServed: known !== null,
		query: url.searchParams,
		text: await readText(request),
	};
}

function refusalsAnswered(work: () => Answer | null): Answer | null {
	try {
		return work();
	} catch (error) {
		if (error instanceof Refusal) return { status: error.status, body: error.body };
		console.error(error);
		return { status: 500, body: { status: 'error', message: String(error) } };
	}
}

async function readText(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
	try {
		return text === '' ? {} : (JSON.parse(text) as unknown);
	} catch {
		throw invalid('Invalid input JSON');
	}
}

function send(
	response: ServerResponse,
	{ status, body, headers }: Answer,
	limits: Record<string, string>,
): void {
	const type = body === undefined ? {} : { 'content-type': 'application/json;charset=utf-8' };
	response.writeHead(status, { ...type, ...limits, ...headers });
	response.end(body === undefined ? undefined : JSON.stringify(body));
}

function sendPage(response: ServerResponse, page: string): void {
	response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}
