import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import type { Bill, BillLine } from '../bills/use-bills';
import { useItemName } from '../items/use-item-name';
import FormDialog, { type FieldOfDialog, type Filled } from '../ui/FormDialog';
import { Shown } from '../ui/States';
import { Effect } from './Effect';
import { corrected, previewOf, type Change } from './use-corrections';

interface Props {
  readonly bill: Pick<Bill, 'id' | 'billNo'>;
  readonly line: BillLine;
  readonly onClose: () => void;
}

const digits = (typed: string): string => typed.replaceAll(/[,\s원]/g, '');

/** Only what differs from the line is a change; nothing where nothing does. */
function changeOf({ lineNo, quantity, unitPriceWon }: BillLine, filled: Filled): Change | undefined {
  const days = filled['attendedDays'];
  if (days !== undefined) {
    const attendedDays = days.split(/[,\s]+/).filter(Boolean).map(Number);
    return attendedDays.every((one) => Number.isInteger(one)) ? { lineNo, attendedDays } : undefined;
  }
  const count = digits(filled['quantity'] ?? '');
  const price = digits(filled['unitPriceWon'] ?? '');
  if (!/^\d{1,6}$/.test(count) || !/^\d{1,15}$/.test(price)) return undefined;
  const change = { ...(Number(count) === quantity ? {} : { quantity: Number(count) }), ...(price === unitPriceWon ? {} : { unitPriceWon: price }) };
  return Object.keys(change).length > 0 ? { lineNo, ...change } : undefined;
}

/** A line that was billed wrongly: reversal and new line are shown before they are proposed; another person approves. */
export default function ProposeCorrection({ bill, line, onClose }: Props) {
  const { t } = useTranslation();
  const nameOf = useItemName();
  const navigate = useNavigate();
  const fields: readonly FieldOfDialog[] =
    line.sourceKind === 'STAFFING'
      ? [{ name: 'attendedDays', label: t('corrections.days'), hint: t('corrections.days-hint') }]
      : [
          { name: 'quantity', label: t('corrections.quantity'), initial: String(line.quantity) },
          { name: 'unitPriceWon', label: t('corrections.price'), initial: line.unitPriceWon },
        ];
  return (
    <FormDialog
      title={t('corrections.propose-title', { item: nameOf(line.item), bill: bill.billNo })}
      ok={t('corrections.propose')}
      fields={[...fields, { name: 'reason', label: t('corrections.reason'), kind: 'long' }]}
      effect={(filled) => <Foreseen billId={bill.id} change={changeOf(line, filled)} />}
      send={({ reason = '', ...filled }, header) =>
        answered(api.POST('/api/bills/{billId}/corrections', { params: { path: { billId: bill.id }, header }, body: { reason, lines: [changeOf(line, filled) ?? { lineNo: line.lineNo }] } }))
      }
      reads={corrected}
      done={t('corrections.proposed')}
      onClose={onClose}
      onDone={({ id }) => void navigate({ to: '/corrections/$correctionId', params: { correctionId: id } })}
    >
      <p>{t('corrections.how')}</p>
    </FormDialog>
  );
}

function Foreseen({ billId, change }: { readonly billId: string; readonly change: Change | undefined }) {
  const { t } = useTranslation();
  const key = useDeferredValue(JSON.stringify(change ?? null));
  const settled = JSON.parse(key) as Change | null;
  const asking = useQuery({ ...previewOf(billId, settled ?? { lineNo: 1 }, t('corrections.foreseeing')), enabled: settled !== null, placeholderData: keepPreviousData });
  return (
    <section className="note" aria-live="polite" aria-labelledby="correction-effect">
      <h3 id="correction-effect">{t('corrections.effect')}</h3>
      {settled === null ? <p className="quiet">{t('corrections.nothing-changed')}</p> : <Shown asked={asking} bones={3}>{(preview) => <Effect preview={preview} />}</Shown>}
    </section>
  );
}
