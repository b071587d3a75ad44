import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { Button } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { useShade } from '../ui/Look';
import { ProblemNote } from '../ui/States';
import { shapes, type Standing } from '../ui/StatusBadge';
import { drawingInWords } from './drawing-in-words';
import './process.css';

/** How a step of the drawing stands, and what is written on it. */
export interface Mark {
  readonly step: string;
  readonly standing: Standing;
  readonly words?: string;
}

interface Props {
  readonly xml: string;
  readonly name: string;
  readonly marks?: readonly Mark[];
  /** The step that the drawing opens at, where it has one. */
  readonly here?: string | undefined;
  readonly legend?: ReactNode;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Canvas {
  zoom(by?: 'fit-viewport' | number, centre?: 'auto'): number;
  scroll(by: { readonly dx: number; readonly dy: number }): void;
  addMarker(element: string, marker: string): void;
  viewbox(box?: Box): { inner: Box; outer: { width: number; height: number } };
}
interface Overlays {
  add(element: string, overlay: { position: { bottom?: number; left?: number }; html: HTMLElement }): string;
}
interface Registry {
  get(element: string): Box | undefined;
}

const inks = { light: { ground: '#ffffff', line: '#14181d' }, dark: { ground: '#171c22', line: '#e8ebef' } } as const;
const noMarks: readonly Mark[] = [];
const elementOf = (step: string): string => `step_${step}`;

/** From its beginning, as large as can be read. */
function beginAtStart(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(1, Math.max(0.75, outer.height / inner.height));
  canvas.viewbox({ x: inner.x - 20, y: inner.y - 20, width: outer.width / scale, height: outer.height / scale });
}

/** The step in the middle, with what stands around it. */
function goTo(drawn: NavigatedViewer, step: string): void {
  const [canvas, box] = [drawn.get<Canvas>('canvas'), drawn.get<Registry>('elementRegistry').get(elementOf(step))];
  if (!box) return beginAtStart(canvas);
  const { outer } = canvas.viewbox();
  const [width, height] = [outer.width / 0.75, outer.height / 0.75];
  canvas.viewbox({ x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height });
}

function markOf({ standing, words }: Mark): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `diagram-mark badge ${standing}`;
  mark.textContent = [shapes[standing], words].filter(Boolean).join(' ');
  return mark;
}

function putMarks(drawn: NavigatedViewer, marks: readonly Mark[]): void {
  const [canvas, overlays, registry] = [drawn.get<Canvas>('canvas'), drawn.get<Overlays>('overlays'), drawn.get<Registry>('elementRegistry')];
  for (const mark of marks) {
    const element = elementOf(mark.step);
    if (!registry.get(element)) continue;
    canvas.addMarker(element, `diagram-${mark.standing}`);
    if (mark.words) overlays.add(element, { position: { bottom: -2, left: 0 }, html: markOf(mark) });
  }
}

/** A plan as it is drawn, to look around in: the wheel and the arrow keys move, buttons and + − 0 zoom. What stands beside it says the same in words. */
export default function Diagram({ xml, name, marks = noMarks, here, legend }: Props) {
  const { t, i18n } = useTranslation();
  const { shade } = useShade();
  const place = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer>(undefined);
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    if (!place.current) return undefined;
    const { ground, line } = inks[shade];
    const drawn = new NavigatedViewer({ container: place.current, bpmnRenderer: { defaultFillColor: ground, defaultStrokeColor: line, defaultLabelColor: line } });
    let isGone = false;
    const draw = async (): Promise<void> => {
      try {
        await drawn.importXML(drawingInWords(xml, language(), (role) => t(`roles.${role}`)));
        if (isGone) return;
        putMarks(drawn, marks);
        viewer.current = drawn;
        if (here) goTo(drawn, here);
        else beginAtStart(drawn.get<Canvas>('canvas'));
      } catch (error) {
        if (!isGone) setFailed(error);
      }
    };
    const drawing = draw();
    return () => {
      isGone = true;
      void drawing.finally(() => drawn.destroy());
    };
  }, [xml, marks, here, shade, t, i18n.language]);
  const onCanvas = (act: (canvas: Canvas) => void) => () => viewer.current && act(viewer.current.get<Canvas>('canvas'));
  const zoomBy = (by: number) => onCanvas((canvas) => canvas.zoom(Math.min(3, Math.max(0.1, canvas.zoom() * by)), 'auto'));
  const scroll = (dx: number, dy: number) => onCanvas((canvas) => canvas.scroll({ dx, dy }));
  const whole = onCanvas((canvas) => canvas.zoom('fit-viewport', 'auto'));
  const keys: Readonly<Record<string, () => unknown>> = {
    '+': zoomBy(1.25),
    '=': zoomBy(1.25),
    '-': zoomBy(0.8),
    '0': whole,
    ArrowLeft: scroll(120, 0),
    ArrowRight: scroll(-120, 0),
    ArrowUp: scroll(0, 120),
    ArrowDown: scroll(0, -120),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="diagram">
      {failed !== undefined && <ProblemNote error={failed} />}
      <div className="actions diagram-ways">
        <Button size="small" onClick={zoomBy(1.25)}>
          {t('process.closer')}
        </Button>
        <Button size="small" onClick={zoomBy(0.8)}>
          {t('process.farther')}
        </Button>
        <Button size="small" onClick={whole}>
          {t('process.whole')}
        </Button>
        {here && (
          <Button size="small" onClick={() => viewer.current && goTo(viewer.current, here)}>
            {t('process.here')}
          </Button>
        )}
        {legend ?? <span className="quiet">{t('process.ways')}</span>}
      </div>
      <div ref={place} className="diagram-canvas" tabIndex={0} role="application" aria-label={`${t('process.diagram', { name })} ${t('process.ways')}`} onKeyDown={onKeyDown} />
    </div>
  );
}
