import { forKinds, type SettingWords } from './setting-words-en';

/** Settings that every kind of directory server has. */
const directoryServer: Record<string, SettingWords> = {
  url: {
    label: 'Servidores',
    help: 'Por ejemplo ldaps://ldap1.example.org, uno por línea. Se usa el primero que funcione.',
  },
  domain: {
    label: 'Dominio',
    help: 'En lugar de servidores: se encuentran por los registros SRV de este dominio.',
  },
  startTls: {
    label: 'StartTLS',
    help: 'Cifra las conexiones a direcciones ldap://. Sin ello solo se permiten en este equipo.',
  },
  caFile: {
    label: 'Archivo de autoridades de certificación',
    help: 'Ruta de un archivo PEM en el servidor de Rekey. Solo se confía en esas autoridades. Si está vacío, en las públicas.',
  },
  serverName: { label: 'Nombre en el certificado', help: 'Solo si es distinto de la dirección del servidor.' },
  bindDn: {
    label: 'Cuenta de servicio',
    help: 'El nombre con el que Rekey inicia sesión. La documentación indica los permisos que necesita.',
  },
  bindPassword: { label: 'Contraseña de la cuenta de servicio', help: 'Se guarda cifrada.' },
  base: {
    label: 'Base de búsqueda',
    help: 'Solo se encuentran las cuentas situadas debajo de esta entrada, como ou=people,dc=example,dc=org.',
  },
  filter: {
    label: 'Filtro adicional',
    help: 'Las cuentas también deben cumplirlo, por ejemplo (employeeType=staff).',
  },
  attributes: {
    label: 'Atributos',
    help: 'Solo donde difieran del tipo elegido. Una línea para cada uno de username, mail, phone y name, por ejemplo username=uid. Si hay varios atributos, sepárelos con comas.',
  },
  includeGroups: {
    label: 'Solo estos grupos',
    help: 'Nombres distinguidos (DN), uno por línea. Si hay alguno, solo se encuentran sus miembros, también los de grupos anidados.',
  },
  excludeGroups: {
    label: 'Nunca estos grupos',
    help: 'Nombres distinguidos (DN), uno por línea. Sus miembros, también los de grupos anidados, no pueden restablecer aquí su contraseña.',
  },
  defaultCountryCode: {
    label: 'Prefijo de los teléfonos',
    help: 'Se añade a los números que el directorio guarda sin prefijo.',
  },
};

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
  ...forKinds(['ldap', 'active-directory'], directoryServer),
  'ldap.preset': {
    label: 'Tipo de servidor',
    help: 'Fija los nombres de los atributos y dónde guarda el servidor su directiva de contraseñas.',
    options: { openldap: 'OpenLDAP', '389ds': '389 Directory Server', freeipa: 'FreeIPA', lldap: 'lldap' },
  },
  'ldap.policyDn': {
    label: 'Directiva de contraseñas predeterminada',
    help: 'La entrada con las reglas de la mayoría de las cuentas (OpenLDAP). Si está vacía, solo se muestran las reglas de cuentas concretas.',
  },
  'active-directory.includePrivileged': {
    label: 'Restablecer cuentas con privilegios',
    help: 'También administradores y operadores del dominio. La cuenta de servicio necesita permisos sobre ellas.',
  },
  'active-directory.unlockOnReset': {
    label: 'Desbloquear al restablecer',
    help: 'Una contraseña nueva también pone fin al bloqueo por contraseñas incorrectas. Sin ello, una cuenta bloqueada no se puede restablecer.',
  },
};
