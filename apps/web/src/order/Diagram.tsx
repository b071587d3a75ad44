import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { koreanDay } from '../ui/DateText';
import { useShade } from '../ui/Look';
import { language } from '../texts';
import { drawingInWords } from './drawing-in-words';
import type { StepWithTask } from './steps';

interface Canvas {
  zoom(scale: number | 'fit-viewport', center?: 'auto'): number;
  zoom(): number;
  scroll(by: { dx: number; dy: number }): void;
  addMarker(element: string, marker: string): void;
  scrollToElement(element: string, padding?: number): void;
}
interface Overlays {
  add(element: string, overlay: { position: { top?: number; left?: number; bottom?: number }; html: HTMLElement; show?: { minZoom?: number } }): string;
}
interface Registry {
  get(element: string): unknown;
}

const inks = { light: { ground: '#ffffff', line: '#14181d' }, dark: { ground: '#171c22', line: '#e8ebef' } } as const;
const shapes = { waiting: '○', moving: '◐', done: '●', back: '↩', held: 'Ⅱ', late: '!', skipped: '–' } as const;
const legend = ['done', 'moving', 'late', 'waiting', 'skipped'] as const;

/** What stands on a step of the drawing: shape and word, who, since when or until when. */
function useMark(): (step: StepWithTask) => HTMLElement {
  const { t } = useTranslation();
  return ({ standing, task, status }) => {
    const mark = document.createElement('span');
    mark.className = `flow-mark badge ${standing}`;
    const when = task && (task.endedAt && status === 'DONE' ? koreanDay(task.endedAt) : t('order.flow.since-until', { since: koreanDay(task.openedAt).slice(5), due: task.dueOn.slice(5) }));
    mark.textContent = [shapes[standing], t(`ui.standing.${standing}`), task?.assigneeName, when].filter(Boolean).join(' ');
    return mark;
  };
}

/** The running definition as a drawing: wheel, buttons and keys zoom and move it. */
export default function Diagram({ drawing, steps }: { readonly drawing: string; readonly steps: readonly StepWithTask[] }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer>();
  const { shade } = useShade();
  const markOf = useMark();
  const current = steps.find(({ standing }) => standing === 'late' || standing === 'moving');
  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = new NavigatedViewer({ container: place.current, bpmnRenderer: { defaultFillColor: inks[shade].ground, defaultStrokeColor: inks[shade].line, defaultLabelColor: inks[shade].line } });
    let isGone = false;
    const words = { language: language(), role: (code: string) => (code === 'SYSTEM' ? t('order.the-house') : t(`roles.${code}`, { defaultValue: '' })), stage: (code: string) => t(`order.flow.gates.${code}`, { defaultValue: '' }) };
    const draw = async () => {
      await drawn.importXML(drawingInWords(drawing, words));
      if (isGone) return;
      const [canvas, overlays, registry] = [drawn.get<Canvas>('canvas'), drawn.get<Overlays>('overlays'), drawn.get<Registry>('elementRegistry')];
      for (const step of steps) {
        const element = `step_${step.key}`;
        if (!registry.get(element)) continue;
        canvas.addMarker(element, `flow-${step.standing}`);
        if (step.standing !== 'waiting') overlays.add(element, { position: { bottom: -2, left: 0 }, html: markOf(step) });
      }
      canvas.zoom(0.8);
      canvas.scrollToElement(current && registry.get(`step_${current.key}`) ? `step_${current.key}` : 'start', 160);
      setViewer(drawn);
    };
    const being = draw();
    return () => {
      isGone = true;
      void being.finally(() => drawn.destroy());
    };
    // Drawn anew when the order moved, not when words are asked for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing, steps, shade]);
  const zoomBy = (factor: number) => {
    const canvas = viewer?.get<Canvas>('canvas');
    canvas?.zoom(Math.min(4, Math.max(0.1, canvas.zoom() * factor)), 'auto');
  };
  const move = (dx: number, dy: number) => viewer?.get<Canvas>('canvas').scroll({ dx, dy });
  const acts: Readonly<Record<string, () => void>> = {
    '+': () => zoomBy(1.25),
    '=': () => zoomBy(1.25),
    '-': () => zoomBy(0.8),
    '0': () => viewer?.get<Canvas>('canvas').zoom('fit-viewport', 'auto'),
    ArrowLeft: () => move(80, 0),
    ArrowRight: () => move(-80, 0),
    ArrowUp: () => move(0, 80),
    ArrowDown: () => move(0, -80),
  };
  const onKey = (event: KeyboardEvent) => {
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <div className="actions flow-tools">
        <Button size="small" onClick={acts['+']}>
          {t('order.flow.larger')}
        </Button>
        <Button size="small" onClick={acts['-']}>
          {t('order.flow.smaller')}
        </Button>
        <Button size="small" onClick={acts['0']}>
          {t('order.flow.whole')}
        </Button>
        {current && (
          <Button
            size="small"
            onClick={() => {
              viewer?.get<Canvas>('canvas').zoom(0.8);
              viewer?.get<Canvas>('canvas').scrollToElement(`step_${current.key}`, 160);
            }}
          >
            {t('order.flow.here')}
          </Button>
        )}
        {legend.map((standing) => (
          <span key={standing} className={`badge ${standing}`}>
            <span aria-hidden="true">{shapes[standing]}</span> {t(`ui.standing.${standing}`)}
          </span>
        ))}
      </div>
      <div ref={place} className="flow" tabIndex={0} role="application" aria-label={t('order.flow.drawing')} onKeyDown={onKey} />
    </>
  );
}
