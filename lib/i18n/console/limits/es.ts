import type { LimitPath, LimitWords } from './limit-words';

export const es: Record<LimitPath, LimitWords> = {
  codeTries: {
    label: 'Intentos por código',
    help: 'Cuántas veces se puede probar un código antes de que deje de valer. Nadie se equivoca cinco veces.',
    effect: 'Con {digits} cifras y {value} intentos por código, quien adivina acierta una vez de cada {odds} códigos.',
  },
  accountTries: {
    label: 'Códigos erróneos por cuenta',
    help: 'En 24 horas, sumando todos los intentos, métodos y direcciones de red.',
    effect: 'Quien pruebe cada día con una misma cuenta acierta una vez cada {years} años.',
  },
  accountStarts: {
    label: 'Inicios por cuenta y hora',
    help: 'Bastan para un mal día y no llenan un buzón.',
    effect: 'Quien no puede entrar puede empezar {value} veces por hora.',
  },
  addressStarts: {
    label: 'Inicios por dirección de red y hora',
    help: 'Súbalo si toda una oficina comparte una dirección.',
    effect: 'Desde una dirección pueden empezar {value} personas en una hora; la siguiente espera.',
  },
  addressChecks: {
    label: 'Comprobaciones por dirección de red y hora',
    help: 'Códigos y puzles que se comprueban: unos tres por cada inicio.',
    effect: 'Desde una dirección se pueden probar {value} códigos por hora, entre todos los que la comparten.',
  },
  'contactSends.perMinute': {
    label: 'Mensajes a un contacto en 60 segundos',
    help: 'El correo tarda más o menos eso y la gente pulsa dos veces.',
    effect: 'En un minuto un contacto recibe como mucho {value}.',
  },
  'contactSends.perQuarterHour': {
    label: 'Mensajes a un contacto en 15 minutos',
    help: 'Frena a quien pulsa «enviar» sin parar.',
    effect: 'En 15 minutos un contacto recibe como mucho {value}; después espera.',
  },
  'contactSends.perDay.sms': {
    label: 'SMS a un número en 24 horas',
    help: 'Cada uno cuesta dinero y el fraude vive de ello.',
    effect: 'Un número le cuesta como mucho {value} SMS al día.',
  },
  'contactSends.perDay.email': {
    label: 'Correos a una dirección en 24 horas',
    help: 'Evita que se llene un buzón.',
    effect: 'Un buzón recibe como mucho {value} correos al día.',
  },
  attemptMinutes: {
    label: 'Duración de un intento, en minutos',
    help: 'De la primera página a la última: da tiempo a encontrar el teléfono.',
    effect: 'Quien necesite más de {value} minutos empieza de nuevo.',
  },
  verifiedMinutes: {
    label: 'Tiempo para elegir contraseña, en minutos',
    help: 'Tras la comprobación. Una pantalla olvidada no debe seguir abierta.',
    effect: 'Una pantalla abandonada puede usarla otra persona durante {value} minutos.',
  },
  'codeMinutes.email': {
    label: 'Validez de un código por correo, en minutos',
    help: 'OWASP ASVS permite diez como máximo.',
    effect: 'Un código en un buzón vale {value} minutos.',
  },
  'codeMinutes.sms': {
    label: 'Validez de un código por SMS, en minutos',
    help: 'Un SMS llega en segundos.',
    effect: 'Un código en un teléfono vale {value} minutos.',
  },
  operatorResets: {
    label: 'Restablecimientos de un operador por hora',
    help: 'Para otras personas. Más no es un servicio de ayuda, sino una intrusión.',
    effect: 'Un operador puede ayudar a {value} personas por hora y no más.',
  },
  accountResets: {
    label: 'Restablecimientos de una cuenta antes de avisar',
    help: 'Hechos por operadores, en 24 horas.',
    effect: 'A partir de {value} al día, la página de la cuenta avisa.',
  },
  wrongChecksPerDay: {
    label: 'Códigos erróneos al día en todas las cuentas',
    help: 'A partir de ahí el navegador tiene que trabajar antes de cada comprobación y salta una alerta.',
    effect: 'Quien pruebe con todas las cuentas a la vez acierta una con una probabilidad de {percent} al día.',
  },
  addressSignIns: {
    label: 'Inicios de sesión de operadores por dirección',
    help: 'Contraseñas, códigos de instalación e invitaciones en una hora. Una oficina comparte una dirección.',
    effect: 'Desde una dirección los operadores pueden iniciar sesión {value} veces por hora.',
  },
  operatorSignIns: {
    label: 'Inicios de sesión por operador',
    help: 'Contraseñas erróneas de un operador en una hora. La correcta devuelve su intento.',
    effect: 'Quien adivine la contraseña de un operador tiene {value} intentos por hora.',
  },
  operatorTries: {
    label: 'Segundos factores por operador',
    help: 'Códigos erróneos en 24 horas en todas las sesiones; de un millón, dos valen a la vez.',
    effect: 'Quien ya sepa la contraseña acierta el segundo factor con una probabilidad de {twice} al día.',
  },
};
