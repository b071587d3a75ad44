import { ConfigProvider, theme } from 'antd';
import en from 'antd/locale/en_US';
import ko from 'antd/locale/ko_KR';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Shade = 'light' | 'dark';
const kept = 'ieum.shade';
const wanted = (): Shade => {
  const said = localStorage.getItem(kept);
  if (said === 'light' || said === 'dark') return said;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

const ShadeContext = createContext<{ readonly shade: Shade; readonly choose: (shade: Shade) => void }>({ shade: 'light', choose: () => undefined });
export const useShade = () => useContext(ShadeContext);

const token = {
  fontFamily: "'Pretendard Variable', Pretendard, 'Noto Sans KR', NanumGothic, system-ui, sans-serif",
  fontSize: 14,
  borderRadius: 4,
  wireframe: false,
  // Whoever asks for less motion gets none.
  motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
};
/** Placeholder, links and danger have 4.5:1 against their ground, and so has what stands on danger. */
const colours = {
  light: { colorPrimary: '#0b4fd6', colorLink: '#0b4fd6', colorError: '#c5221f', colorOnDanger: '#ffffff', colorTextPlaceholder: '#6b7280', colorTextDescription: '#4b5563', colorTextSecondary: '#4b5563', colorBgLayout: '#ffffff' },
  dark: { colorPrimary: '#3d7bff', colorLink: '#8ab4ff', colorError: '#ff8a80', colorOnDanger: '#1b0a09', colorTextPlaceholder: '#a3a9b3', colorTextDescription: '#b6bcc6', colorTextSecondary: '#b6bcc6', colorBgLayout: '#101418', colorBgContainer: '#14181d', colorBgElevated: '#1b2027', colorPrimaryText: '#8ab4ff' },
} as const;

/** Light or dark, Korean or English, for everything that antd draws; the rest follows the variables of `base.css`. */
export function Look({ children }: { readonly children: ReactNode }) {
  const [shade, setShade] = useState(wanted);
  const { i18n } = useTranslation();
  useEffect(() => {
    document.documentElement.dataset['shade'] = shade;
    document.documentElement.style.colorScheme = shade;
  }, [shade]);
  const context = useMemo(() => {
    const choose = (next: Shade) => {
      localStorage.setItem(kept, next);
      setShade(next);
    };
    return { shade, choose };
  }, [shade]);
  return (
    <ShadeContext value={context}>
      <ConfigProvider
        locale={i18n.language === 'en' ? en : ko}
        theme={{ algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm, token: { ...token, ...colours[shade] }, components: { Button: { dangerColor: colours[shade].colorOnDanger }, Tabs: { itemSelectedColor: colours[shade].colorLink, inkBarColor: colours[shade].colorLink, itemHoverColor: colours[shade].colorLink, itemActiveColor: colours[shade].colorLink } } }}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </ShadeContext>
  );
}
