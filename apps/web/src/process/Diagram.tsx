import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../texts';
import { ProblemNote } from '../ui/States';
import { drawingInWords } from './drawing-in-words';
import './process.css';

interface Canvas {
  zoom(by?: 'fit-viewport' | number, centre?: 'auto'): number;
  scroll(by: { readonly dx: number; readonly dy: number }): void;
  viewbox(box?: { x: number; y: number; width: number; height: number }): { inner: { x: number; y: number; width: number; height: number }; outer: { width: number; height: number } };
}

const step = 120;
const ways: Readonly<Record<string, { readonly dx: number; readonly dy: number }>> = { ArrowLeft: { dx: step, dy: 0 }, ArrowRight: { dx: -step, dy: 0 }, ArrowUp: { dx: 0, dy: step }, ArrowDown: { dx: 0, dy: -step } };

/** From its beginning, as large as can be read. */
function beginAtStart(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox();
  const scale = Math.min(1, Math.max(0.75, outer.height / inner.height));
  canvas.viewbox({ x: inner.x - 20, y: inner.y - 20, width: outer.width / scale, height: outer.height / scale });
}

/** The plan as it is drawn, to look around in: the wheel and the arrow keys move, buttons and + − zoom. The table beside it says the same in words. */
export default function Diagram({ xml, name }: { readonly xml: string; readonly name: string }) {
  const { t, i18n } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas>(undefined);
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    if (!place.current) return undefined;
    const viewer = new NavigatedViewer({ container: place.current });
    let isGone = false;
    const draw = async (): Promise<void> => {
      try {
        await viewer.importXML(drawingInWords(xml, language(), (role) => t(`roles.${role}`)));
        if (isGone) return;
        canvas.current = viewer.get<Canvas>('canvas');
        beginAtStart(canvas.current);
        const drawn = viewer.get<{ getContainer(): HTMLElement }>('canvas').getContainer().querySelector(':scope > svg');
        drawn?.setAttribute('role', 'img');
        drawn?.setAttribute('aria-label', t('process.diagram', { name }));
      } catch (error) {
        if (!isGone) setFailed(error);
      }
    };
    void draw();
    return () => {
      isGone = true;
      viewer.destroy();
    };
  }, [xml, name, t, i18n.language]);
  const zoom = (by: number) => canvas.current?.zoom(Math.min(3, Math.max(0.1, canvas.current.zoom() * by)), 'auto');
  return (
    <div className="diagram">
      {failed !== undefined && <ProblemNote error={failed} />}
      <div className="actions diagram-ways">
        <Button size="small" onClick={() => zoom(1.25)}>
          {t('process.closer')}
        </Button>
        <Button size="small" onClick={() => zoom(0.8)}>
          {t('process.farther')}
        </Button>
        <Button size="small" onClick={() => canvas.current?.zoom('fit-viewport', 'auto')}>
          {t('process.whole')}
        </Button>
        <span className="quiet">{t('process.ways')}</span>
      </div>
      <div
        ref={place}
        className="diagram-canvas"
        role="group"
        aria-label={t('process.drawing')}
        onKeyDown={(event) => {
          const way = ways[event.key];
          if (way) canvas.current?.scroll(way);
          else if (event.key === '+' || event.key === '=') zoom(1.25);
          else if (event.key === '-') zoom(0.8);
          else return;
          event.preventDefault();
        }}
      />
    </div>
  );
}
