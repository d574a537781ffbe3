import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { formatDay, type CompiledModel } from '../../lib/scoring';
import {
	answer,
	DARK,
	drawChart,
	headOf,
	LIGHT,
	makeMail,
	makePage,
	toPng,
	type Answers,
	type InsightSettings,
	type SectionKey,
} from '../../lib/insights';
import { logProgress } from '../shared/logProgress';
import { getModel } from '../shared/models';
import { openStore } from '../shared/openStore';
import { storePlaceOf } from '../shared/storePlace';
import { toNodeError } from '../shared/toNodeError';
import { readInsightSettings, readQuestions } from './settings';

type Made = Pick<INodeExecutionData, 'json' | 'binary'>;

/** What was asked, with its answers. */
interface Told extends Answers {
	compiled: CompiledModel;
	settings: InsightSettings;
}

const SVG = { ending: 'svg', mime: 'image/svg+xml' };
const PNG = { ending: 'png', mime: 'image/png' };

const OPERATIONS = { charts, dashboard, figures };

/** Answers once for all items: what is asked does not depend on them. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	const operation = context.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
	try {
		const made = await OPERATIONS[operation](context, await tell(context));
		return [made.map((one) => ({ ...one, pairedItem }))];
	} catch (error) {
		const nodeError = toNodeError(context.getNode(), error);
		if (!context.continueOnFail()) throw nodeError;
		return [[{ json: { error: nodeError.message }, pairedItem }]];
	}
}

async function tell(context: IExecuteFunctions): Promise<Told> {
	const store = await openStore(await storePlaceOf(context));
	const compiled = await getModel(context.getNodeParameter('model', 0) as string, store);
	const settings = readInsightSettings(context, compiled);
	const wanted: SectionKey[] = readQuestions(context);
	const progress = logProgress(context, 'looked at');
	const answers = await answer(store, compiled, settings, wanted, progress);
	return { ...answers, compiled, settings };
}

async function dashboard(context: IExecuteFunctions, told: Told): Promise<Made[]> {
	const { sections, compiled, settings } = told;
	const html = await makePage(headOf(compiled, settings), sections);
	const name = `candidate-insights-${formatDay(settings.until)}.html`;
	const data = await context.helpers.prepareBinaryData(Buffer.from(html), name, 'text/html');
	const answers = Object.fromEntries(sections.map((section) => [section.key, section.answer]));
	const json = { ...headOf(compiled, settings), answers };
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	if (options.withMail !== true) return [{ json, binary: { data } }];
	const { mailHtml, pictures } = await mail(context, told);
	const pictureNames = Object.keys(pictures).join(',');
	return [{ json: { ...json, mailHtml, pictureNames }, binary: { data, ...pictures } }];
}

/** The same as a mail, with the pictures it shows under their names. */
async function mail(context: IExecuteFunctions, { sections, compiled, settings }: Told) {
	const { html: mailHtml, pictures } = await makeMail(headOf(compiled, settings), sections);
	const files: IBinaryKeyData = {};
	for (const { name, png } of pictures)
		files[name] = await context.helpers.prepareBinaryData(
			Buffer.from(png),
			`${name}.${PNG.ending}`,
			PNG.mime,
		);
	return { mailHtml, pictures: files };
}

async function charts(context: IExecuteFunctions, { sections }: Told): Promise<Made[]> {
	const { colours, format } = context.getNodeParameter('options', 0, {}) as IDataObject;
	const theme = colours === 'dark' ? DARK : LIGHT;
	const made: Made[] = [];
	for (const { key, question, answer: said, charts: own } of sections)
		for (const chart of own) {
			const svg = await drawChart(chart, theme);
			const [picture, type] = format === 'png' ? [await toPng(svg, theme.ground), PNG] : [svg, SVG];
			const data = await context.helpers.prepareBinaryData(
				Buffer.from(picture),
				`${chart.key}.${type.ending}`,
				type.mime,
			);
			made.push({ json: { key, question, answer: said, title: chart.title }, binary: { data } });
		}
	return made;
}

async function figures(_: IExecuteFunctions, { sections, people }: Told): Promise<Made[]> {
	return sections.flatMap(({ key, rows, answer: said }) => {
		if (rows.length === 0) return [{ json: { question: key, answer: said } }];
		return rows.map((row) => ({
			json: { question: key, ...row, ...(key === 'vacancies' && fansOf(people, row.vacancy)) },
		}));
	});
}

/** Who is interested in a vacancy, hottest first. */
function fansOf(people: Answers['people'], vacancy: unknown): IDataObject {
	const found = people?.vacancies.find((one) => one.vacancy === vacancy);
	const candidates = found?.fans.map(({ lastOn, ...fan }) => ({
		...fan,
		lastOn: formatDay(lastOn),
	}));
	return { candidates: candidates ?? [] };
}
