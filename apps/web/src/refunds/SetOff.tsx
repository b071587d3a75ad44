import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import { openOnDay, receivables, type Receivable } from '../receivables/use-receivables';
import FormDialog from '../ui/FormDialog';
import { useWon } from '../ui/Money';
import { Shown } from '../ui/States';
import { refunded, type Credit } from './use-refunds';

interface Share {
  readonly bill: Receivable;
  readonly amountWon: bigint;
}

/** What of a bill the credit may take: it counts from the day on which it was issued, so that a late charge may fall away. */
const openFor = (credit: Credit, bill: Receivable): bigint => openOnDay(bill, credit.issuedOn);

/** What is left of the credit goes on one bill, or on those that are due first, as far as it reaches. */
function sharesOf(credit: Credit, bills: readonly Receivable[], billId: string | undefined): readonly Share[] {
  let rest = BigInt(credit.restWon);
  const wanted = bills.filter((bill) => billId === undefined || bill.billId === billId).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return wanted.flatMap((bill) => {
    const openWon = openFor(credit, bill);
    const amountWon = rest < openWon ? rest : openWon;
    rest -= amountWon;
    return amountWon > 0n ? [{ bill, amountWon }] : [];
  });
}

/** A credit is set off against what its customer owes before anything of it is paid back. */
export default function SetOff({ credit, onClose }: { readonly credit: Credit; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const won = useWon();
  const asking = useQuery(receivables({ customer: credit.customerId }));
  const bills = (asking.data?.items ?? []).filter((bill) => openFor(credit, bill) > 0n);
  return (
    <FormDialog
      title={t('refunds.set-off-of', { bill: credit.billNo })}
      ok={t('refunds.set-off')}
      fields={[
        {
          name: 'billId',
          label: t('refunds.set-off-on'),
          kind: 'choice',
          isOptional: true,
          hint: t('refunds.set-off-on-hint'),
          choices: bills.map((bill) => ({ value: bill.billId, label: `${bill.billNo} · ${bill.dueOn} · ${won(openFor(credit, bill))}` })),
        },
      ]}
      isLacking={bills.length === 0}
      effect={({ billId }) => (
        <Shown asked={asking} bones={2}>
          {() => (
            <ul aria-live="polite">
              {sharesOf(credit, bills, billId).map(({ bill, amountWon }) => (
                <li key={bill.billId}>
                  {t('refunds.set-off-share', { bill: bill.billNo, before: won(openFor(credit, bill)), after: won(openFor(credit, bill) - amountWon), won: won(amountWon) })}
                </li>
              ))}
            </ul>
          )}
        </Shown>
      )}
      send={({ billId }, header) =>
        answered(
          api.POST('/api/bills/{billId}/set-off', {
            params: { path: { billId: credit.id }, header },
            body: { allocations: sharesOf(credit, bills, billId).map((share) => ({ billId: share.bill.billId, amountWon: share.amountWon.toString() })) },
          }),
        )
      }
      reads={refunded}
      done={t('refunds.set-off-done')}
      onClose={onClose}
    >
      <p className="note">{t('refunds.set-off-effect', { customer: credit.customerName, won: won(credit.restWon) })}</p>
    </FormDialog>
  );
}
