import type { LimitPath, LimitWords } from './en';

export const es: Record<LimitPath, LimitWords> = {
  codeTries: {
    label: 'Intentos por código',
    help: 'Cuántas veces se puede fallar antes de que el código deje de servir. Después hay que pedir otro.',
    effect:
      'Con {digits} dígitos y {value} intentos por código, quien prueba al azar acierta 1 de cada {odds} códigos.',
  },
  accountTries: {
    label: 'Códigos erróneos por cuenta',
    help: 'En 24 horas, sumando todos los restablecimientos, métodos y direcciones de red.',
    effect: 'Quien pruebe cada día con una misma cuenta acierta una vez cada {years} años.',
  },
  accountStarts: {
    label: 'Restablecimientos iniciados por cuenta y hora',
    help: 'Permite equivocarse sin llenar un buzón.',
    effect: 'Quien no puede entrar puede empezar {value} veces por hora.',
  },
  addressStarts: {
    label: 'Restablecimientos iniciados por dirección de red y hora',
    help: 'Súbalo si toda una oficina comparte una dirección.',
    effect: 'Desde una dirección pueden empezar {value} personas en una hora; la siguiente espera.',
  },
  addressChecks: {
    label: 'Comprobaciones por dirección de red y hora',
    help: 'Códigos y rompecabezas comprobados: unos tres por restablecimiento.',
    effect: 'Desde una dirección se pueden probar {value} códigos por hora, entre todos los que la comparten.',
  },
  'contactSends.perMinute': {
    label: 'Mensajes a un contacto en 60 segundos',
    help: 'El correo tarda más o menos eso y la gente pulsa dos veces.',
    effect: 'Un contacto recibe como mucho {value} por minuto.',
  },
  'contactSends.perQuarterHour': {
    label: 'Mensajes a un contacto en 15 minutos',
    help: 'Frena las solicitudes repetidas.',
    effect: 'En 15 minutos un contacto recibe como mucho {value}; después espera.',
  },
  'contactSends.perDay.sms': {
    label: 'SMS a un número en 24 horas',
    help: 'Cada uno cuesta dinero y atrae el fraude.',
    effect: 'Paga como mucho {value} SMS por número y día.',
  },
  'contactSends.perDay.email': {
    label: 'Correos a una dirección en 24 horas',
    help: 'Evita que se llene un buzón.',
    effect: 'Un buzón recibe como mucho {value} correos al día.',
  },
  attemptMinutes: {
    label: 'Duración de la sesión de restablecimiento (minutos)',
    help: 'De la primera página a la última. Deje tiempo para buscar el teléfono.',
    effect: 'Quien necesite más de {value} minutos empieza de nuevo.',
  },
  verifiedMinutes: {
    label: 'Tiempo para elegir contraseña (minutos)',
    help: 'Tras la verificación. Una pantalla olvidada no debe seguir abierta.',
    effect: 'Una pantalla desatendida puede usarla otra persona durante {value} minutos.',
  },
  'codeMinutes.email': {
    label: 'Validez del código por correo (minutos)',
    help: 'OWASP ASVS permite 10 como máximo.',
    effect: 'Un código en un buzón vale {value} minutos.',
  },
  'codeMinutes.sms': {
    label: 'Validez del código por SMS (minutos)',
    help: 'Un SMS llega en segundos.',
    effect: 'Un código en un teléfono vale {value} minutos.',
  },
  operatorResets: {
    label: 'Restablecimientos por operador y hora',
    help: 'Para otras personas. Superarlo suele indicar un uso indebido.',
    effect: 'Un operador puede ayudar a un máximo de {value} personas por hora.',
  },
  accountResets: {
    label: 'Restablecimientos por cuenta antes de avisar',
    help: 'Hechos por operadores, en 24 horas.',
    effect: 'A partir de {value} al día, la página de la cuenta muestra un aviso.',
  },
  wrongChecksPerDay: {
    label: 'Códigos erróneos al día, todas las cuentas',
    help: 'Por encima, el navegador resuelve una prueba de trabajo antes de cada comprobación y se genera una alerta.',
    effect: 'Quien pruebe con todas las cuentas tiene una probabilidad de {percent} al día de acertar una.',
  },
  addressSignIns: {
    label: 'Inicios de sesión de operadores por dirección de red',
    help: 'Contraseñas, tokens de instalación e invitaciones en una hora. Una oficina suele compartir una dirección.',
    effect: 'Desde una dirección los operadores pueden iniciar sesión {value} veces por hora.',
  },
  operatorSignIns: {
    label: 'Contraseñas erróneas por operador',
    help: 'En una hora. Un inicio de sesión correcto no cuenta.',
    effect: 'Quien intente adivinar la contraseña de un operador tiene {value} intentos por hora.',
  },
  operatorTries: {
    label: 'Códigos erróneos de segundo factor por operador',
    help: 'En 24 horas, en todas las sesiones. De un millón de códigos, dos son válidos a la vez.',
    effect: 'Quien ya sepa la contraseña tiene una probabilidad de {twice} al día de acertar el segundo factor.',
  },
};
