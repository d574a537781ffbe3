import type { Chart } from './draw';
import { heatOf } from './theme';

/** A figure over time, with its name written at its end. */
export interface Line {
	name: string;
	values: readonly number[];
	/** Its place among so many classes from cold to hot. */
	heat: { place: number; of: number };
}

/** Lines over dates, from cold to hot. */
export function linesOver(
	key: string,
	title: string,
	dates: readonly string[],
	lines: readonly Line[],
): Chart {
	const longest = Math.max(0, ...lines.map(({ name, values }) => endLabel(name, values).length));
	return {
		key,
		title,
		height: 300,
		option: (theme) => ({
			grid: { left: 8, right: 24 + 9 * longest, top: 16, bottom: 8, containLabel: true },
			xAxis: {
				type: 'category',
				data: [...dates],
				boundaryGap: false,
				axisLine: { lineStyle: { color: theme.line } },
				axisLabel: { color: theme.quiet, hideOverlap: true },
			},
			yAxis: {
				type: 'value',
				min: 0,
				minInterval: 1,
				splitLine: { lineStyle: { color: theme.line } },
				axisLabel: { color: theme.quiet },
			},
			series: lines.map(({ name, values, heat }) => {
				const color = heatOf(theme, heat.place, heat.of);
				return {
					type: 'line',
					name,
					data: [...values],
					showSymbol: values.length < 3,
					lineStyle: { color, width: 3 },
					itemStyle: { color },
					endLabel: {
						show: true,
						formatter: () => endLabel(name, values),
						color: theme.ink,
					},
					labelLayout: { moveOverlap: 'shiftY' },
				};
			}),
		}),
	};
}

function endLabel(name: string, values: readonly number[]): string {
	return `${name} ${values.at(-1)?.toLocaleString('en') ?? ''}`;
}
