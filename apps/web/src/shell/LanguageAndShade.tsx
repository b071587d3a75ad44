import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { speak } from '../texts';
import { useShade } from '../ui/Look';

/** Each names what it switches to, in that language. */
export function LanguageAndShade() {
  const { t, i18n } = useTranslation();
  const { shade, choose } = useShade();
  const [other, name] = i18n.language === 'en' ? (['ko', '한국어'] as const) : (['en', 'English'] as const);
  return (
    <span className="actions">
      <Button type="text" size="small" lang={other} onClick={() => void speak(other)}>
        {name}
      </Button>
      <Button type="text" size="small" onClick={() => choose(shade === 'dark' ? 'light' : 'dark')}>
        {t(shade === 'dark' ? 'shell.light' : 'shell.dark')}
      </Button>
    </span>
  );
}
