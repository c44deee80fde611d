import type { SettingWords } from './setting-words-en';

export const settingWordsEs: Record<string, SettingWords> = {
  'local.minLength': {
    label: 'Longitud mínima de la contraseña',
    help: 'De 8 a 64 caracteres.',
  },
  'local.history': {
    label: 'Historial de contraseñas',
    help: 'Cuántas contraseñas anteriores se rechazan, incluida la actual; de 0 a 24.',
  },
  'volcengine.endpoint': {
    label: 'Dirección del servicio',
    help: 'Dirección de la pasarela de API, por ejemplo https://open.volcengineapi.com.',
  },
  'volcengine.region': {
    label: 'Región',
    help: 'Región de la instancia de Cloud Identity; forma parte de cada firma.',
  },
  'volcengine.service': { label: 'Código del servicio', help: 'Déjelo como está, salvo que su nube sea privada.' },
  'volcengine.accessKeyId': {
    label: 'Access Key ID',
    help: 'De un usuario de IAM que pueda listar y leer usuarios y restablecer sus contraseñas, y nada más.',
  },
  'volcengine.secretAccessKey': {
    label: 'Secret Access Key',
    help: 'El proveedor la muestra una sola vez, al crear la clave.',
  },
  'volcengine.sessionToken': {
    label: 'Token de sesión',
    help: 'Solo con credenciales temporales (STS). No se renueva: cuando caduque, escriba de nuevo los tres valores.',
  },
  'volcengine.allowSynchronisedUsers': {
    label: 'Restablecer usuarios sincronizados',
    help: 'También los usuarios que vienen de otro origen de identidades. El proveedor no documenta qué ocurre con ellos.',
  },
  'volcengine.defaultCountryCode': {
    label: 'Prefijo de los teléfonos',
    help: 'Se añade a los números que el directorio guarda sin prefijo.',
  },
  'huawei-meeting.endpoint': {
    label: 'Dirección del servicio',
    help: 'China: https://api.meeting.huaweicloud.com. Internacional: https://api-intl.meeting.huaweicloud.com.',
  },
  'huawei-meeting.appId': {
    label: 'App ID',
    help: 'Solo para la consola: buscar y que el proveedor envíe contraseñas. El autoservicio funciona sin él.',
  },
  'huawei-meeting.appKey': { label: 'App Key', help: 'La clave que corresponde al App ID.' },
  'huawei-meeting.corpId': {
    label: 'ID de empresa',
    help: 'Solo para la aplicación de un proveedor que atiende a varias empresas. En otro caso, déjelo vacío.',
  },
  'huawei-meeting.userId': {
    label: 'Administrador',
    help: 'Identificador de terceros de un administrador. Si está vacío, el predeterminado. El proveedor registra los que no existen.',
  },
  'huawei-meeting.passwordRules': {
    label: 'Reglas de contraseñas',
    help: 'La estricta sirve para todas las ediciones de la regla. El mínimo documentado solo pide dos clases de caracteres.',
    options: {
      strict: 'Estricta: sirve para todas las ediciones',
      'documented-minimum': 'Mínimo documentado: dos clases de caracteres',
    },
  },
  'huawei-meeting.methods': {
    label: 'Métodos',
    help: 'Cómo puede enviar su código el proveedor. El primero es el predeterminado.',
  },
  'huawei-meeting.errorCodes': {
    label: 'Códigos de error',
    help: 'Códigos del proveedor vistos en la práctica, con su significado. Se añaden a la tabla incorporada.',
  },
};
