import type { CustomSeriesRenderItem, EChartsOption, MarkLineComponentOption } from 'echarts';
import { lettersIn, shorten, spareRoom, type Chart } from './draw';
import type { Theme } from './theme';

/** A figure with where it lies with 95 % confidence. */
export interface Range {
	name: string;
	value: number;
	from: number;
	to: number;
	label: string;
}

const ROW = 34;

/** What the figures are measured against. */
interface Scale {
	/** The value of the line that means no difference, and what is written at it. */
	even: number;
	evenSaid: string;
	isRatio: boolean;
}

/** Figures as dots with their intervals, one below the other, beside a line that means no difference. */
export function rangesAcross(
	key: string,
	title: string,
	ranges: readonly Range[],
	scale: Scale,
): Chart {
	const longest = Math.max(0, ...ranges.map(({ label }) => label.length));
	return {
		key,
		title,
		height: 80 + ROW * Math.max(1, ranges.length),
		option: (theme, width) => {
			const names = ranges.map(({ name }) => shorten(name, lettersIn(width)));
			return {
				grid: {
					left: spareRoom(names),
					right: 12 + longest * 7,
					top: 28,
					bottom: 30,
					containLabel: true,
				},
				xAxis: valueAxis(ranges, scale, theme),
				yAxis: {
					type: 'category',
					inverse: true,
					data: names,
					axisTick: { show: false },
					axisLine: { show: false },
					axisLabel: { color: theme.ink, fontSize: 13, interval: 0 },
				},
				series: [
					{
						type: 'custom',
						renderItem: renderRange(ranges, scale.even, theme),
						data: ranges.map(({ from, to }, row) => [from, to, row]),
					},
					{ type: 'line', data: [], markLine: evenLine(scale, theme) },
				],
			};
		},
	};
}

function valueAxis(
	ranges: readonly Range[],
	{ even, isRatio }: Scale,
	theme: Theme,
): EChartsOption['xAxis'] {
	return {
		type: isRatio ? 'log' : 'value',
		logBase: 2,
		min: Math.min(even, ...ranges.map(({ from }) => from)) * (isRatio ? 0.9 : 1),
		max: Math.max(even, ...ranges.map(({ to }) => to)) * (isRatio ? 1.1 : 1.05) || 1,
		splitLine: { lineStyle: { color: theme.line } },
		axisLabel: {
			color: theme.quiet,
			hideOverlap: true,
			formatter: (value: number) =>
				isRatio ? `${Number(value.toPrecision(2))}×` : `${Math.round(value * 100)} %`,
		},
	};
}

function evenLine({ even, evenSaid }: Scale, theme: Theme): MarkLineComponentOption {
	return {
		symbol: 'none',
		silent: true,
		data: [{ xAxis: even }],
		lineStyle: { color: theme.quiet, type: 'solid', width: 1 },
		label: { show: true, position: 'start', formatter: evenSaid, color: theme.quiet },
	};
}

function renderRange(ranges: readonly Range[], even: number, theme: Theme): CustomSeriesRenderItem {
	return (_, api) => {
		const row = Number(api.value(2));
		const { value, from, to, label } = ranges[row];
		const [x1, y] = api.coord([from, row]);
		const [x2] = api.coord([to, row]);
		const [x] = api.coord([value, row]);
		const colour = from > even ? theme.bar : to < even ? theme.strong : theme.weak;
		return {
			type: 'group',
			children: [
				{ type: 'line', shape: { x1, y1: y, x2, y2: y }, style: { stroke: colour, lineWidth: 3 } },
				{ type: 'circle', shape: { cx: x, cy: y, r: 6 }, style: { fill: colour } },
				{
					type: 'text',
					x: x2 + 8,
					y: y - 7,
					style: { text: label, fill: theme.ink, fontSize: 13 },
				},
			],
		};
	};
}
