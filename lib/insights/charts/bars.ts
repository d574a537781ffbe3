import type { Chart } from './draw';
import { lettersIn, shorten, spareRoom } from './draw';
import type { Theme } from './theme';

/** A bar with what is written at its end. */
export interface Bar {
	name: string;
	value: number;
	label: string;
	colour?(theme: Theme): string;
}

const ROW = 34;

/** Bars one below the other, the first on top, each with its figure at its end. */
export function barsAcross(key: string, title: string, bars: readonly Bar[]): Chart {
	const longest = Math.max(0, ...bars.map(({ label }) => label.length));
	return {
		key,
		title,
		height: 16 + ROW * Math.max(1, bars.length),
		option: (theme, width) => ({
			grid: {
				left: spareRoom(bars.map(({ name }) => shorten(name, lettersIn(width)))),
				right: 12 + longest * 7,
				top: 8,
				bottom: 8,
				containLabel: true,
			},
			xAxis: { type: 'value', show: false, max: mostOf(bars) },
			yAxis: {
				type: 'category',
				inverse: true,
				data: bars.map(({ name }) => shorten(name, lettersIn(width))),
				axisTick: { show: false },
				axisLine: { lineStyle: { color: theme.line } },
				axisLabel: { color: theme.ink, fontSize: 13, interval: 0 },
			},
			series: [
				{
					type: 'bar',
					barWidth: 20,
					data: bars.map(({ value, label, colour }) => ({
						value,
						itemStyle: { color: colour?.(theme) ?? theme.bar },
						label: { show: true, position: 'right', formatter: plain(label), color: theme.ink },
					})),
				},
			],
		}),
	};
}

/** Bars beside each other, for what has an order. */
export function barsUp(key: string, title: string, bars: readonly Bar[], below: string): Chart {
	return {
		key,
		title,
		height: 260,
		option: (theme) => ({
			grid: { left: 8, right: 8, top: 28, bottom: 26, containLabel: true },
			xAxis: {
				type: 'category',
				name: below,
				nameLocation: 'middle',
				nameGap: 30,
				nameTextStyle: { color: theme.quiet },
				data: bars.map(({ name }) => name),
				axisTick: { show: false },
				axisLine: { lineStyle: { color: theme.line } },
				axisLabel: { color: theme.ink },
			},
			yAxis: { type: 'value', show: false, max: mostOf(bars) },
			series: [
				{
					type: 'bar',
					barCategoryGap: '18%',
					data: bars.map(({ value, label, colour }) => ({
						value,
						itemStyle: { color: colour?.(theme) ?? theme.bar },
						label: { show: true, position: 'top', formatter: plain(label), color: theme.ink },
					})),
				},
			],
		}),
	};
}

function mostOf(bars: readonly Bar[]): number {
	return Math.max(...bars.map(({ value }) => value), 0) || 1;
}

/** A label as it is: braces would be read as places for figures. */
function plain(text: string): () => string {
	return () => text;
}
