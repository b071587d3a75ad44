import { useTranslation } from 'react-i18next';
import { answered, api } from '../api/client';
import FormDialog from '../ui/FormDialog';
import type { Exception } from './use-month';

/** A contract that the month's run left out is billed with a run of its own once it is put right; what that does is said first. */
export default function BillAlone({ month, of: { contractId, contractNo, customerName }, onClose }: { readonly month: string; readonly of: Exception; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('settlement.alone.title', { customer: customerName, contract: contractNo })}
      ok={t('settlement.alone.do')}
      fields={[]}
      send={(_, header) => answered(api.POST('/api/months/{month}/contracts/{contractId}/bill', { params: { path: { month, contractId }, header } }))}
      reads={[['month'], ['counts']]}
      done={t('settlement.alone.asked')}
      onClose={onClose}
    >
      <p>{t('settlement.alone.effect', { month })}</p>
    </FormDialog>
  );
}
