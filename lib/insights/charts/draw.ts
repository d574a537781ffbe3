import type { EChartsOption } from 'echarts';
import { escapeHtml } from '../../html';
import type { Theme } from './theme';

/** A chart, drawn by {@link drawChart} in the colours it is asked for. */
export interface Chart {
	/** As a file is named. */
	key: string;
	/** What it shows, in a sentence: the text that stands for the picture. */
	title: string;
	height: number;
	/** @param width - of the picture, in pixels */
	option(theme: Theme, width: number): EChartsOption;
}

/** Pixels a picture is wide, and on phones. */
export const WIDTH = 720;
/** Width of a chart on a phone, in pixels. */
export const NARROW = 400;

/**
 * Draws a chart as a picture that stands for itself: no script, no font and nothing else to load.
 *
 * By Apache ECharts, which draws SVG without a browser and is loaded here, because it takes a tenth of a second.
 */
export async function drawChart(
	{ title, height, option }: Chart,
	theme: Theme,
	width = WIDTH,
): Promise<string> {
	const { init } = await import('echarts');
	const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
	try {
		chart.setOption({
			animation: false,
			textStyle: { color: theme.ink, fontFamily: 'system-ui, sans-serif', fontSize: 13 },
			...option(theme, width),
		});
		const name = `role="img" aria-label="${escapeText(title)}"`;
		return chart.renderToSVGString().replace('<svg ', `<svg ${name} `);
	} finally {
		chart.dispose();
	}
}

/** A text as HTML and SVG hold it, without what XML cannot hold. */
export function escapeText(text: string): string {
	return escapeHtml(withoutControls(text));
}

/** XML holds no control characters, and no half of a pair. */
function withoutControls(text: string): string {
	// eslint-disable-next-line no-control-regex
	return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ').toWellFormed();
}

/** A text of which a chart shows no more than so many letters. */
export function shorten(text: string, most: number): string {
	const letters = [...withoutControls(text)];
	return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : letters.join('');
}

/** How long names beside a chart may be. */
export function lettersIn(width: number): number {
	return Math.round(width / 21);
}

/** Room for names beside a chart: letters may be wider where it is shown than where it is drawn. */
export function spareRoom(names: readonly string[]): number {
	return 8 + Math.round(Math.max(0, ...names.map(({ length }) => length)) * 0.9);
}
