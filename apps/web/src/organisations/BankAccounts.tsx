import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { banks } from '../../../../libs/domain/identifiers/bank-account';
import { answered, api } from '../api/client';
import { usePages } from '../api/pages';
import { Decide } from '../four-eyes/Decide';
import { WhoseWord } from '../four-eyes/WhoseWord';
import { useMe } from '../session/me';
import { DataTable, type Column } from '../ui/DataTable';
import { MomentText } from '../ui/DateText';
import FormDialog from '../ui/FormDialog';
import { Listed } from '../ui/Listed';
import { StatusBadge } from '../ui/StatusBadge';
import { decidedAccounts, standings, type BankAccount, type Firm } from './use-organisations';

const bankChoices = Object.entries(banks).map(([value, name]) => ({ value, label: `${name} (${value})` }));
const bankOf = ({ bankCode }: BankAccount): string => banks[bankCode] ?? bankCode;

/** Where a partner is paid, masked: one of the settlement team proposes an account, another compares its number with the paper and approves. */
export function BankAccounts({ firm }: { readonly firm: Firm }) {
  const { t } = useTranslation();
  const { asked, rows } = usePages(['bank-accounts', firm.id], (after) => answered(api.GET('/api/organisations/{organisationId}/bank-accounts', { params: { path: { organisationId: firm.id }, query: after } })));
  const [isProposing, setProposing] = useState(false);
  const waiting = rows.find(({ status }) => status === 'PROPOSED');
  const columns: readonly Column<BankAccount>[] = [
    { key: 'no', title: t('organisations.account-no'), isShort: true, cell: (row) => `${bankOf(row)} ${row.accountNo}` },
    { key: 'holder', title: t('organisations.holder'), cell: ({ accountHolder }) => accountHolder },
    { key: 'status', title: t('organisations.state'), isShort: true, cell: ({ id, status }) => <StatusBadge standing={standings[status]} word={t(`organisations.account-status.${id === inForce(rows)?.id ? 'IN_FORCE' : status}`)} /> },
    { key: 'reason', title: t('people.reason'), cell: ({ reason, refusalReason }) => refusalReason ?? reason },
    { key: 'by', title: t('four-eyes.proposed-by'), isShort: true, cell: ({ proposedByName }) => proposedByName },
    { key: 'decided', title: t('four-eyes.decided-by'), isShort: true, cell: ({ decidedByName, decidedAt }) => (decidedAt ? <>{decidedByName} <span className="quiet"><MomentText at={decidedAt} /></span></> : '–') },
  ];
  return (
    <section aria-labelledby="bank-accounts" style={{ marginTop: 24 }}>
      <div className="page-head">
        <h2 id="bank-accounts">{t('organisations.accounts')}</h2>
        {!waiting && !firm.lastDay && (
          <span className="push actions">
            <Button onClick={() => setProposing(true)}>{t('organisations.propose-account')}</Button>
          </span>
        )}
      </div>
      {waiting && <Waiting account={waiting} inForce={inForce(rows)} />}
      <Listed asked={asked} rows={rows} none={t('organisations.no-account')} hint={t('organisations.no-account-hint')} bones={2}>
        <DataTable caption={t('organisations.accounts')} rows={rows} keyOf={({ id }) => id} columns={columns} />
      </Listed>
      {isProposing && <Propose firm={firm} onClose={() => setProposing(false)} />}
    </section>
  );
}

/** Newest first, the first that was approved is the one to which payouts go. */
const inForce = (accounts: readonly BankAccount[]): BankAccount | undefined => accounts.find(({ status }) => status === 'APPROVED');

function Propose({ firm, onClose }: { readonly firm: Firm; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('organisations.propose-account')}
      ok={t('organisations.propose')}
      fields={[
        { name: 'bankCode', label: t('organisations.bank'), kind: 'choice', choices: bankChoices },
        { name: 'accountNo', label: t('organisations.number'), hint: t('organisations.number-hint') },
        { name: 'accountHolder', label: t('organisations.holder'), initial: firm.nameKo },
        { name: 'reason', label: t('people.reason'), kind: 'long' },
      ]}
      send={({ bankCode = '', accountNo = '', accountHolder = '', reason = '' }, header) =>
        answered(api.POST('/api/organisations/{organisationId}/bank-accounts', { params: { path: { organisationId: firm.id }, header }, body: { bankCode, accountNo, accountHolder, reason } }))
      }
      reads={decidedAccounts}
      done={t('organisations.account-proposed')}
      onClose={onClose}
    >
      <p className="note">{t('organisations.propose-effect')}</p>
    </FormDialog>
  );
}

/** An account that waits for the word of somebody who did not propose it. */
function Waiting({ account, inForce: now }: { readonly account: BankAccount; readonly inForce: BankAccount | undefined }) {
  const { t } = useTranslation();
  const me = useMe();
  const path = { bankAccountId: account.id };
  return (
    <div className="note">
      <dl className="facts">
        <dt>{t('organisations.waiting-account')}</dt>
        <dd>
          {bankOf(account)} {account.accountNo} {account.accountHolder}
        </dd>
        <dt>{t('organisations.account-now')}</dt>
        <dd>{now ? `${bankOf(now)} ${now.accountNo} ${now.accountHolder}` : t('organisations.no-account')}</dd>
        <dt>{t('people.reason')}</dt>
        <dd>{account.reason}</dd>
        <WhoseWord of={account} />
      </dl>
      <div className="actions" style={{ marginTop: 8 }}>
        <Decide
          isMine={account.proposedBy === me.id}
          mayApprove
          approval={{
            title: t('organisations.approve-account'),
            does: t('organisations.approve-effect'),
            fields: [{ name: 'accountNo', label: t('organisations.number'), hint: t('organisations.number-anew') }],
            send: (header, { accountNo = '' }) => answered(api.POST('/api/bank-accounts/{bankAccountId}/approve', { params: { path, header }, body: { accountNo } })),
            done: t('organisations.account-approved'),
          }}
          refusal={{
            does: t('organisations.refuse-effect'),
            send: (reason, header) => answered(api.POST('/api/bank-accounts/{bankAccountId}/refuse', { params: { path, header }, body: { reason } })),
            done: t('organisations.account-refused'),
          }}
          reads={decidedAccounts}
        />
      </div>
    </div>
  );
}
