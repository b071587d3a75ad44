import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useItemName } from '../items/use-item-name';
import { useBandInWords } from './Content';
import { bandsFrom, beginsInOrder, type Bands, type WrittenBand } from './use-bands';
import { terms } from './use-prices';

const digits = (typed: string): string => typed.replaceAll(',', '').trim();

interface Props {
  readonly bands: Bands;
  /** Something was written: what was looked at is not true any more. */
  readonly onChange: () => void;
}

/** Every price of a table to be written anew, size band by size band; a band is split in two, or goes into the one before it. */
export function PriceBands({ bands, onChange }: Props) {
  const item = useItemName();
  return Object.entries(bands.bands).map(([code, of]) => (
    <fieldset key={code} className="prices">
      <legend>{item(code)}</legend>
      {of.map((band, at) => (
        <OneBand key={band.key} code={code} of={of} at={at} band={band} bands={bands} onChange={onChange} />
      ))}
    </fieldset>
  ));
}

interface BandProps extends Props {
  readonly code: string;
  readonly of: readonly WrittenBand[];
  readonly at: number;
  readonly band: WrittenBand;
}

function OneBand({ code, of, at, band: { key, from, unitPriceWonByTerm }, bands, onChange }: BandProps) {
  const { t } = useTranslation();
  const item = useItemName();
  const inWords = useBandInWords();
  const shown = bandsFrom(of)[at];
  const isRight = beginsInOrder(of, at);
  const band = from !== '' && shown && isRight && (of[at + 1] === undefined || beginsInOrder(of, at + 1)) ? inWords(shown) : t('prices.nth-band', { nth: at + 1 });
  const named = { item: item(code), band };
  const change = (act: () => void) => {
    onChange();
    act();
  };
  return (
    <div className="band">
      {at === 0 ? (
        <span>{band}</span>
      ) : (
        <label>
          {t('prices.begins')}
          <input type="text" inputMode="numeric" aria-label={t('prices.begin-of', { item: item(code), nth: at + 1 })} aria-invalid={!isRight} value={from} onChange={({ target }) => change(() => bands.begin(code, key, digits(target.value)))} />
        </label>
      )}
      {terms.map((term) => (
        <label key={term}>
          {t(`prices.terms.${term}`)}
          <input
            type="text"
            inputMode="numeric"
            aria-label={t('prices.price-of', { ...named, term: t(`prices.terms.${term}`) })}
            value={unitPriceWonByTerm[term]}
            onChange={({ target }) => change(() => bands.price(code, key, term, digits(target.value)))}
          />
        </label>
      ))}
      <span className="actions">
        <Button size="small" aria-label={t('prices.split-of', named)} onClick={() => change(() => bands.split(code, key))}>
          {t('prices.split')}
        </Button>
        {at > 0 && (
          <Button size="small" aria-label={t('prices.remove-of', named)} onClick={() => change(() => bands.remove(code, key))}>
            {t('prices.remove')}
          </Button>
        )}
      </span>
      {!isRight && from !== '' && (
        <p className="fault" role="alert">
          {t('prices.out-of-order')}
        </p>
      )}
    </div>
  );
}
