import type { OperatorResetMessages } from './en';

export const es: OperatorResetMessages = {
  title: 'Restablecer su contraseña de la consola',
  intro: 'Para quienes inician sesión en la consola. Le pediremos un código por correo y su segundo factor.',
  identifier: 'Su correo en la consola',
  noMail: 'Esta instalación no envía correo, así que no puede recibir un código. Pida ayuda a otro administrador.',
  proofTitle: 'Ahora su segundo factor',
  proofIntro:
    'El código del correo es correcto. Escriba ahora uno de su aplicación de autenticación o un código de recuperación.',
  code: 'Código de la aplicación o de recuperación',
  hint: '6 dígitos de la aplicación o uno de los 10 códigos de recuperación que guardó. Cada uno sirve una vez.',
  codeRefused: 'El código no coincide. Espere al siguiente de su aplicación o use un código de recuperación.',
  codeOver: 'Ha tardado demasiado. Empiece de nuevo con su correo.',
  codeSpent: 'Demasiados códigos incorrectos. Empiece de nuevo con su correo.',
};
