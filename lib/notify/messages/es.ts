import type { Phrases } from './phrases';

export const es: Phrases = {
  code: {
    subject: ({ brandName }) => `${brandName}: su código para restablecer la contraseña`,
    afterCode: ({ directoryName }) => ` es su código para restablecer su contraseña de ${directoryName}.`,
    nobodyAsks: 'Nadie de informática le pedirá este código. No lo lea en voz alta ni lo reenvíe.',
    howToUse: ({ host, minutes }) =>
      `Escríbalo en ${host}, en la página donde lo pidió. Sirve una sola vez y caduca en ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.`,
    notYou: '¿No lo pidió usted? Puede ignorar este mensaje: sin el código su contraseña no cambia.',
    smsAfterCode: ({ directoryName, minutes }) =>
      ` es su código para la contraseña de ${directoryName}. Vale ${minutes} min. Informática nunca lo pide.`,
    smsAfterCodeShort: ({ minutes }) => ` es su código de contraseña. Vale ${minutes} min. Informática nunca lo pide.`,
  },
  changed: {
    subject: ({ brandName }) => `${brandName}: su contraseña ha cambiado`,
    what: ({ directoryName, when }) => `Su contraseña de ${directoryName} se cambió el ${when}.`,
    subjectUnconfirmed: ({ brandName }) => `${brandName}: es posible que su contraseña haya cambiado`,
    whatUnconfirmed: ({ directoryName, when }) =>
      `Se estableció una contraseña nueva en su cuenta de ${directoryName} el ${when}, pero ${directoryName} no lo confirmó.`,
    wasYou: 'Si fue usted, no tiene que hacer nada.',
    wasYouUnconfirmed:
      'Si fue usted, pruebe primero a entrar con la contraseña nueva. Si no funciona, empiece de nuevo.',
    wasNotYou: 'Si no fue usted, es posible que otra persona esté usando su cuenta.',
    resetAgain: 'Elija otra contraseña ahora:',
    thenSupport: 'Después avise a soporte:',
    thenSomebodyYouKnow: 'Después avise a quienes administran su cuenta, por una vía que ya conozca.',
    sms: ({ directoryName, when, host }) =>
      `La contraseña de ${directoryName} se cambió el ${when}. ¿No fue usted? Restablézcala ya en ${host}`,
    smsShort: ({ when, host }) => `Su contraseña se cambió el ${when}. ¿No fue usted? Restablézcala ya en ${host}`,
    smsUnconfirmed: ({ when, host }) =>
      `Es posible que su contraseña cambiara el ${when}. ¿No fue usted? Restablézcala ya en ${host}`,
  },
  handoff: {
    subject: ({ brandName }) => `${brandName}: elija su contraseña nueva`,
    what: ({ operatorName, brandName, directoryName }) =>
      `${operatorName}, del servicio de ayuda de ${brandName}, ha creado este enlace para que elija una contraseña nueva para ${directoryName}.`,
    ticket: ({ ticket }) => `Incidencia: ${ticket}`,
    open: 'Ábralo en su propio dispositivo:',
    orCode: ({ address }) => `Si no se abre, vaya a ${address} y escriba este código:`,
    until: ({ minutes }) => `Sirve una sola vez y caduca en ${minutes} ${minutes === 1 ? 'minuto' : 'minutos'}.`,
    nobodyAsks: 'Nadie le pedirá este código ni su contraseña. No los comparta.',
    notYou:
      '¿No ha contactado con el servicio de ayuda? No abra el enlace. Llame al servicio a un número que ya conozca.',
    sms: ({ brandName, link, code, address, minutes }) =>
      `Ayuda de ${brandName}: elija su contraseña en ${link} (o escriba ${code} en ${address}). Sirve una vez, ${minutes} min. Nadie se lo pide.`,
    smsShort: ({ link, code, minutes }) =>
      `Elija su contraseña en ${link} (o escriba ${code}). Sirve una vez, ${minutes} min. Nadie se lo pide.`,
  },
  help: 'Ayuda:',
  sentBy: ({ brandName, host }) => `Enviado por ${brandName}, ${host}`,
  utc: (time) => `${time} (UTC)`,
  shortUtc: (time) => `${time} UTC`,
};
