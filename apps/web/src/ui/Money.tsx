import { useTranslation } from 'react-i18next';

const grouped = (won: string | number | bigint): string => String(won).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1,234,560원`, in English `₩1,234,560`; `vat` says the basis, without which no amount is shown where it could be either. */
export function useWon(): (won: string | number | bigint, vat?: 'exclusive' | 'inclusive') => string {
  const { t } = useTranslation();
  return (won, vat) => `${String(won).startsWith('-') ? '-' : ''}${t('ui.won', { won: grouped(won).replace('-', '') })}${vat ? ` ${t(`ui.vat.${vat}`)}` : ''}`;
}

export function Money({ won, vat }: { readonly won: string | number | bigint | null | undefined; readonly vat?: 'exclusive' | 'inclusive' }) {
  const inWords = useWon();
  return <span className="number">{won === null || won === undefined ? '–' : inWords(won, vat)}</span>;
}
