import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useWon } from './Money';
import { useShade } from './Look';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export interface Series {
  readonly name: string;
  readonly won: readonly string[];
}

interface Props {
  /** What the picture shows, read aloud; the numbers stand in the table beneath. */
  readonly name: string;
  readonly places: readonly string[];
  readonly series: readonly Series[];
}

const height = 240;
const variable = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
/** Blue and two greys: bars differ in lightness, and the legend names them. */
const coloursOf = () => [variable('--blue'), variable('--grey-badge'), variable('--line')];

/** Amounts side by side. Loaded when it is shown, drawn anew in light or dark. */
export default function Bars({ name, places, series }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const { shade } = useShade();
  const won = useWon();
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current, null, { renderer: 'svg' });
    const text = { color: variable('--quiet'), fontFamily: 'inherit' };
    chart.setOption({
      animation: false,
      color: coloursOf(),
      textStyle: text,
      grid: { left: 8, right: 8, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: text, icon: 'rect' },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => won(String(value)), backgroundColor: variable('--raised'), borderColor: variable('--line'), textStyle: { color: variable('--text') } },
      xAxis: { type: 'category', data: [...places], axisLabel: { ...text, interval: 0, hideOverlap: true }, axisLine: { lineStyle: { color: variable('--line') } }, axisTick: { show: false } },
      yAxis: { type: 'value', axisLabel: { ...text, formatter: (value: number) => won(value) }, splitLine: { lineStyle: { color: variable('--line') } } },
      series: series.map((one) => ({ type: 'bar', name: one.name, data: one.won.map(Number), barMaxWidth: 28 })),
    });
    const size = new ResizeObserver(() => chart.resize());
    size.observe(place.current);
    return () => {
      size.disconnect();
      chart.dispose();
    };
  }, [places, series, won, shade]);
  return <div ref={place} role="img" aria-label={name} style={{ height, width: '100%', minWidth: 0 }} />;
}
