import type { Locale } from '@/lib/i18n/locales';

/** The refusals that the server in front answers by itself, as plain text. */
export type PlainStatus = 400 | 403 | 404 | 405 | 413 | 415 | 421 | 500;

const words: Record<Locale, Record<PlainStatus, string>> = {
  en: {
    400: 'This form could not be read. Go back, reload the page and try again.',
    403: 'This request did not come from a page of this site. Open the start page and try again.',
    404: 'There is no page at this address. Check the address or open the start page.',
    405: 'This site does not accept this kind of request. Open the start page in a browser.',
    413: 'This form is too large. Go back and shorten what you typed.',
    415: 'This form could not be read. Go back, reload the page and try again.',
    421: 'This site is not served under that name. Open it at the address your organisation gave you. If you run this site, set APP_URL to that address.',
    500: 'Something went wrong on our side. Try again in a minute.',
  },
  'zh-CN': {
    400: '无法读取此表单。请返回上一页，刷新后重试。',
    403: '此请求不是从本网站的页面发出的。请打开首页后重试。',
    404: '此地址没有页面。请检查地址，或打开首页。',
    405: '本网站不接受此类请求。请用浏览器打开首页。',
    413: '填写的内容过长。请返回上一页，缩短内容后重试。',
    415: '无法读取此表单。请返回上一页，刷新后重试。',
    421: '本网站不使用此名称。请打开贵单位提供的地址。如果您负责运行本网站，请将 APP_URL 设为该地址。',
    500: '我们这边出了点问题。请稍等一分钟再试。',
  },
  es: {
    400: 'No se ha podido leer el formulario. Vuelva atrás, recargue la página e inténtelo de nuevo.',
    403: 'Esta solicitud no viene de una página de este sitio. Abra la página de inicio e inténtelo de nuevo.',
    404: 'No hay ninguna página en esta dirección. Compruebe la dirección o abra la página de inicio.',
    405: 'Este sitio no acepta este tipo de solicitud. Abra la página de inicio en un navegador.',
    413: 'El formulario es demasiado grande. Vuelva atrás y acorte lo que escribió.',
    415: 'No se ha podido leer el formulario. Vuelva atrás, recargue la página e inténtelo de nuevo.',
    421: 'Este sitio no se ofrece con ese nombre. Ábralo en la dirección que le dio su organización. Si usted administra este sitio, asigne esa dirección a APP_URL.',
    500: 'Algo ha fallado por nuestra parte. Inténtelo de nuevo en un minuto.',
  },
};

/** Returns the texts of these refusals. They are not in the phrase files, so that a refusal does not load those. */
export function plainAnswerWords(locale: Locale): Record<PlainStatus, string> {
  return words[locale];
}
