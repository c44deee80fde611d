/** The default directory of an installation that configures none. */
export const firstDirectory = {
  id: 'local',
  kind: 'local',
  name: { en: 'Staff accounts', 'zh-CN': '员工账号', es: 'Cuentas del personal' },
};
