import { Button } from 'antd';
import { useEffect, useRef, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';

const width = 640;
const height = 200;
const ink = '#14181d';
const inkWidth = 3;

const at = (canvas: HTMLCanvasElement, event: PointerEvent): readonly [number, number] => {
  const box = canvas.getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
};

/** A signature drawn with mouse, pen or finger; `onChange` is given the drawing, or nothing when it was wiped. */
export function SignaturePad({ onChange }: { readonly onChange: (drawing: HTMLCanvasElement | undefined) => void }) {
  const { t } = useTranslation();
  const pad = useRef<HTMLCanvasElement>(null);
  const isDrawing = useRef(false);
  useEffect(() => {
    const context = pad.current?.getContext('2d');
    if (context) Object.assign(context, { lineWidth: inkWidth, lineCap: 'round', lineJoin: 'round', strokeStyle: ink });
  }, []);
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext('2d');
    event.currentTarget.setPointerCapture(event.pointerId);
    isDrawing.current = true;
    context?.beginPath();
    context?.moveTo(...at(event.currentTarget, event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDrawing.current) return;
    const context = event.currentTarget.getContext('2d');
    context?.lineTo(...at(event.currentTarget, event));
    context?.stroke();
  };
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (isDrawing.current) onChange(event.currentTarget);
    isDrawing.current = false;
  };
  const wipe = () => {
    pad.current?.getContext('2d')?.clearRect(0, 0, width, height);
    onChange(undefined);
  };
  return (
    <div>
      <canvas ref={pad} className="signature-pad" width={width} height={height} role="img" aria-label={t('customer.sign.pad')} onPointerDown={begin} onPointerMove={draw} onPointerUp={end} onPointerCancel={end} />
      <Button size="small" onClick={wipe}>
        {t('customer.sign.wipe')}
      </Button>
    </div>
  );
}
