import type { Locale } from '@/lib/i18n/locales';

/** Texts of the demo's own pages. */
export type DemoPhrases = {
  inbox: {
    title: string;
    intro: string;
    empty: string;
    reload: string;
    mail: string;
    sms: string;
    to: string;
    copy: string;
    copied: string;
    toReset: string;
    toSignIn: string;
    peopleTitle: string;
    peopleHint: string;
  };
  signIn: {
    title: string;
    intro: string;
    directory: string;
    username: string;
    usernameHint: string;
    password: string;
    submit: string;
    yes: string;
    yesMustChange: string;
    no: string;
    incomplete: string;
    unreachable: string;
    toReset: string;
    toInbox: string;
  };
  authenticator: {
    title: string;
    intro: string;
    key: string;
    keyHint: string;
    keyWrong: string;
    show: string;
    reload: string;
    toConsole: string;
    toInbox: string;
  };
  operators: { title: string; hint: string; toAuthenticator: string };
};

const en: DemoPhrases = {
  inbox: {
    title: 'Demo inbox',
    intro: 'Mail and text messages to everybody in this demo, the newest first. New ones appear by themselves.',
    empty: 'Nothing has arrived yet. Ask for a code, and it shows up here.',
    reload: 'Look for new messages',
    mail: 'Mail',
    sms: 'Text message',
    to: 'To',
    copy: 'Copy code',
    copied: 'Copied',
    toReset: 'Reset a password',
    toSignIn: 'Try a password',
    peopleTitle: 'People to try',
    peopleHint:
      'Type an e-mail address, a phone number or a user name on the first page. The password is the one each person starts with.',
  },
  signIn: {
    title: 'Try a password',
    intro: 'Signs in to a directory of this demo with a name and a password, and tells whether that worked.',
    directory: 'Directory',
    username: 'Username',
    usernameHint: 'For instance li.wei in the first directory.',
    password: 'Password',
    submit: 'Sign in',
    yes: 'This name and password sign in.',
    yesMustChange: 'This name and password sign in, and a new password must then be chosen.',
    no: "This name and password don't sign in.",
    incomplete: 'Choose a directory and type a name and a password.',
    unreachable: "The directory doesn't answer. Try again in a moment.",
    toReset: 'Reset a password',
    toInbox: 'Open the inbox',
  },
  authenticator: {
    title: 'Demo authenticator',
    intro: "What the authenticator apps of the demo's operators show now. Real ones live on a phone and nowhere else.",
    key: 'Set-up key',
    keyHint: 'Setting up a new operator and no app at hand? Paste the key from that page.',
    keyWrong: 'This is no set-up key. Copy it again from the page.',
    show: 'Show the code',
    reload: 'Look again',
    toConsole: 'Go to the console',
    toInbox: 'Go to the inbox',
  },
  operators: {
    title: 'In this demo',
    hint: 'Sign in as one of these. The second factor is in the demo authenticator.',
    toAuthenticator: 'Open the demo authenticator',
  },
};

const zhCn: DemoPhrases = {
  inbox: {
    title: '演示收件箱',
    intro: '本演示中所有人的邮件和短信，最新的在最上面。新消息会自动出现。',
    empty: '还没有消息。请先申请验证码，它会显示在这里。',
    reload: '查看新消息',
    mail: '邮件',
    sms: '短信',
    to: '收件人',
    copy: '复制验证码',
    copied: '已复制',
    toReset: '重置密码',
    toSignIn: '试用密码登录',
    peopleTitle: '可试用的人员',
    peopleHint: '请在首页输入邮箱、手机号或用户名。所列密码为每个人的初始密码。',
  },
  signIn: {
    title: '试用密码登录',
    intro: '用用户名和密码登录本演示中的一个目录，并告诉您是否成功。',
    directory: '目录',
    username: '用户名',
    usernameHint: '例如第一个目录中的 li.wei。',
    password: '密码',
    submit: '登录',
    yes: '此用户名和密码可以登录。',
    yesMustChange: '此用户名和密码可以登录，之后必须设置新密码。',
    no: '此用户名和密码无法登录。',
    incomplete: '请选择目录，并输入用户名和密码。',
    unreachable: '该目录没有响应。请稍后再试。',
    toReset: '重置密码',
    toInbox: '打开收件箱',
  },
  authenticator: {
    title: '演示用身份验证器',
    intro: '演示操作员的身份验证器应用当前显示的验证码。真实的应用只在手机上。',
    key: '设置密钥',
    keyHint: '正在设置新操作员，但手边没有应用？请粘贴该页面上的密钥。',
    keyWrong: '这不是设置密钥。请从页面重新复制。',
    show: '显示验证码',
    reload: '刷新',
    toConsole: '前往控制台',
    toInbox: '前往收件箱',
  },
  operators: {
    title: '本演示中的操作员',
    hint: '请使用以下任一账号登录。两步验证的验证码在演示用身份验证器中。',
    toAuthenticator: '打开演示用身份验证器',
  },
};

const es: DemoPhrases = {
  inbox: {
    title: 'Bandeja de la demostración',
    intro:
      'Correos y SMS para todas las personas de esta demostración, los más recientes primero. Los nuevos aparecen solos.',
    empty: 'Todavía no ha llegado nada. Pida un código y aparecerá aquí.',
    reload: 'Buscar mensajes nuevos',
    mail: 'Correo',
    sms: 'SMS',
    to: 'Para',
    copy: 'Copiar código',
    copied: 'Copiado',
    toReset: 'Restablecer una contraseña',
    toSignIn: 'Probar una contraseña',
    peopleTitle: 'Personas para probar',
    peopleHint:
      'En la primera página, escriba un correo, un teléfono o un nombre de usuario. La contraseña es la inicial de cada persona.',
  },
  signIn: {
    title: 'Probar una contraseña',
    intro:
      'Inicia sesión en un directorio de esta demostración con un nombre y una contraseña, y dice si ha funcionado.',
    directory: 'Directorio',
    username: 'Usuario',
    usernameHint: 'Por ejemplo, li.wei en el primer directorio.',
    password: 'Contraseña',
    submit: 'Iniciar sesión',
    yes: 'Con este nombre y esta contraseña se inicia sesión.',
    yesMustChange: 'Con este nombre y esta contraseña se inicia sesión, y después hay que elegir otra contraseña.',
    no: 'Con este nombre y esta contraseña no se inicia sesión.',
    incomplete: 'Elija un directorio y escriba un nombre y una contraseña.',
    unreachable: 'El directorio no responde. Inténtelo de nuevo en un momento.',
    toReset: 'Restablecer una contraseña',
    toInbox: 'Abrir la bandeja',
  },
  authenticator: {
    title: 'Autenticador de la demostración',
    intro:
      'Lo que muestran ahora las aplicaciones de autenticación de los operadores de la demostración. Las de verdad solo están en un teléfono.',
    key: 'Clave de configuración',
    keyHint: '¿Configura un operador nuevo y no tiene la aplicación a mano? Pegue la clave de esa página.',
    keyWrong: 'Esto no es una clave de configuración. Cópiela de nuevo de la página.',
    show: 'Mostrar el código',
    reload: 'Mirar de nuevo',
    toConsole: 'Ir a la consola',
    toInbox: 'Ir a la bandeja',
  },
  operators: {
    title: 'En esta demostración',
    hint: 'Inicie sesión como una de estas personas. El segundo factor está en el autenticador de la demostración.',
    toAuthenticator: 'Abrir el autenticador de la demostración',
  },
};

const all: Record<Locale, DemoPhrases> = { en, 'zh-CN': zhCn, es };

export function demoPhrases(locale: Locale): DemoPhrases {
  return all[locale];
}
