import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { listen, type RunningServer } from '../../../demo/site/serve';

interface Message {
	role: string;
	content: unknown;
	tool_call_id?: string;
}

/** What the agent asked the model, as far as the model cares. */
interface Question {
	messages: Message[];
	tools?: Array<{ function: { name: string; description?: string } }>;
}

/** A language model that was asked. */
export interface LanguageModel extends RunningServer {
	/** Names of the tools it was offered, by the last question. */
	offered(): string[];
}

/**
 * Answers as OpenAI's chat interface does, without understanding: asks for the explanation of the address it finds in
 * the question, and then repeats the sum and the source that the tool gave.
 */
export async function startLanguageModel(): Promise<LanguageModel> {
	let offered: string[] = [];
	const server = createServer((request, response) => {
		void readQuestion(request).then((question) => {
			offered = (question.tools ?? []).map((tool) => tool.function.name);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(completionOf(answer(question))));
		});
	});
	return { ...(await listen(server)), offered: () => offered };
}

async function readQuestion(request: IncomingMessage): Promise<Question> {
	return (await json(request)) as Question;
}

function answer({ messages, tools = [] }: Question): object {
	const told = messages.findLast(({ role }) => role === 'tool');
	if (told) return { role: 'assistant', content: repeat(textOf(told.content)) };
	const asked = textOf(messages.findLast(({ role }) => role === 'user')?.content);
	const [email = ''] = /[\w.+-]+@[\w.-]+\w/.exec(asked) ?? [];
	const tool = tools.find(({ function: { description = '' } }) => /Explains/.test(description));
	const call = { name: tool?.function.name, arguments: JSON.stringify({ email }) };
	const tool_calls = [{ id: 'call_1', type: 'function', function: call }];
	return { role: 'assistant', content: null, tool_calls };
}

function textOf(content: unknown): string {
	return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}

function repeat(told: string): string {
	const find = (pattern: RegExp) => pattern.exec(told)?.[1] ?? '';
	const summary = find(/\\?"summary\\?":\\?"(.*?)\\?"[,}]/);
	return `${summary} Source: explanation of ${find(/\\?"email\\?":\\?"(.*?)\\?"/)}`;
}

function completionOf(message: object): object {
	const finish_reason = 'tool_calls' in message ? 'tool_calls' : 'stop';
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 0,
		model: 'stand-in',
		choices: [{ index: 0, message, finish_reason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
