import type { ConsoleErrorCode } from '@/lib/base/errors';

export const es: Record<ConsoleErrorCode, string> = {
  sign_in_refused: 'El correo y la contraseña no coinciden. Compruebe ambos e inténtelo de nuevo.',
  app_code_format: 'El código tiene 6 dígitos. Escríbalos todos.',
  factor_refused:
    'Ese código no es correcto. Espere al siguiente e inténtelo de nuevo. Si vuelve a pasar, ponga la hora del teléfono en automático.',
  recovery_code_format:
    'Un código de recuperación tiene 16 letras y dígitos en cuatro grupos. Compruebe que están todos.',
  recovery_code_refused: 'Ese código de recuperación no es correcto o ya se usó. Pruebe con otro de su lista.',
  step_up_required: 'Confirme que es usted: escriba el código de su aplicación de autenticación.',
  session_over: 'Su sesión está cerrada. Inicie sesión para continuar.',
  session_revoked: 'Su sesión se ha cerrado. Inicie sesión de nuevo; si no funciona, pregunte a un administrador.',
  session_idle: 'Ha estado 15 minutos sin actividad y hemos cerrado la sesión. Inicie sesión para continuar.',
  session_expired: 'Inició sesión hace 8 horas y la sesión ha caducado. Inicie sesión de nuevo para continuar.',
  other_operator:
    'Ahora hay otra persona con la sesión iniciada en este navegador, así que no se ha hecho nada. Copie lo que necesite y vuelva a cargar la página.',
  setup_token_refused: 'Ese no es el token de instalación. Se mostró al arrancar Rekey o es su SETUP_TOKEN.',
  invite_over: 'Esta invitación ya se usó o ha caducado. Pida otra a un administrador.',
  passkey_failed: 'Su dispositivo no confirmó la llave de acceso. Inténtelo de nuevo o escriba un código.',
  last_factor: 'Es su único segundo factor. Añada otro primero.',
  codes_made_already:
    'Sus códigos se reemplazaron después de abrir esta página, así que no se han vuelto a reemplazar. Si no guardó los más recientes, abra esta página otra vez y cree otros.',
  password_wrong: 'Esa no es su contraseña actual. Compruébela y escríbala de nuevo.',
  external_failed: 'No se pudo iniciar sesión o tardó demasiado. Inténtelo de nuevo.',
  external_no_role:
    'Ha iniciado sesión, pero ninguno de sus grupos tiene acceso a esta consola. Pida a un administrador que lo añada a uno.',
  external_no_email:
    'Su proveedor de inicio de sesión no nos indicó su correo, y la consola lo necesita. Consulte a un administrador.',
  external_email_taken:
    'Un operador con su correo ya inicia sesión de otra manera. Use esa o pida a un administrador que la retire.',
  external_disabled: 'Su acceso a la consola está desactivado. Consulte a un administrador.',
  not_allowed: 'Su función no permite esto. Pregunte a un administrador si lo necesita.',
  out_of_scope: 'No tiene acceso a este directorio. Si lo necesita, pregunte a un administrador.',
  higher_rank:
    'Esta cuenta es de un operador con su misma función o una superior. Pídale que use la página de restablecimiento, o consulte a un administrador.',
  own_account:
    'No puede usar el servicio de ayuda con su propia cuenta. Use la página de restablecimiento o pida ayuda a un compañero.',
  second_person_required: 'Debe aprobarlo otro administrador, no quien lo ha solicitado.',
  last_administrator: 'Es el último administrador. Nombre primero a otro administrador.',
  independent_person_required:
    'Uno de los dos invitó al otro. Lo tiene que aprobar un administrador ajeno a esa invitación.',
  all_directories_needed:
    'Esto afecta a toda la instalación. Pídaselo a un administrador con acceso a todos los directorios.',
  operator_beyond_yours:
    'Este operador también trabaja en directorios a los que usted no tiene acceso, o tiene una función superior. Pídaselo a un administrador con acceso a todos los directorios.',
  role_beyond_yours: 'No puede conceder una función superior a la suya. Elija otra.',
  directory_beyond_yours: 'Solo puede conceder directorios a los que tenga acceso. Elija entre ellos.',
  permission_beyond_yours:
    'No puede conceder un permiso que usted no tiene aquí. Desmárquelo o pídaselo a un administrador que lo tenga.',
  directory_choice_required: 'Seleccione al menos un directorio o elija todos.',
  field_required: 'Este campo es obligatorio.',
  field_too_long: 'Es demasiado largo. Acórtelo.',
  field_invalid: 'No tiene el formato esperado. Compruébelo e inténtelo de nuevo.',
  email_taken: 'Ya existe un operador con este correo. Use otro.',
  reason_required: 'Escriba un motivo. Queda registrado en la auditoría.',
  number_invalid: 'Escriba un número dentro del intervalo indicado junto al campo.',
  time_invalid: 'No es una fecha y hora válida.',
  times_swapped: '«Hasta» es anterior a «Desde».',
  secret_required: 'Escriba de nuevo el secreto. Se borró porque cambió la dirección.',
  address_not_allowed: 'Esta dirección no se puede usar: no es pública o no es https.',
  id_taken: 'Este identificador ya está en uso. Elija otro.',
  account_gone: 'Esta cuenta ya no existe. Busque de nuevo.',
  account_disabled: 'Esta cuenta está desactivada en su directorio. Actívela allí primero.',
  account_not_locked: 'Esta cuenta no está bloqueada.',
  account_read_only: 'La contraseña de esta cuenta se gestiona en otro sistema. Cámbiela allí.',
  account_protected: 'Es una cuenta con privilegios. Cambie su contraseña en el propio directorio.',
  no_contact: 'Esta cuenta no tiene correo ni teléfono guardados. Elija otra vía.',
  not_supported: 'Este directorio no lo admite.',
  outcome_unknown:
    'El directorio no confirmó si funcionó. Pida a la persona que pruebe la contraseña nueva antes de repetirlo.',
  done_already: 'Esto ya se hizo, con otro clic o en otra ventana. Recargue la página antes de repetirlo.',
  changed_meanwhile: 'Otra persona lo ha cambiado mientras tanto. Recargue la página y haga su cambio de nuevo.',
  read_only_settings: 'Esto se define en el archivo de configuración. Cámbielo allí y reinicie.',
  message_not_sent: 'No se pudo enviar el mensaje. Compruebe los ajustes de correo y SMS.',
  directory_in_use:
    'Hay personas restableciendo su contraseña aquí ahora mismo. Desactive primero el directorio y quítelo después.',
  placeholder_unknown:
    'Este texto tiene entre llaves un marcador desconocido. Use solo los que figuran junto al campo, sin otras llaves.',
  placeholder_missing: 'Falta un marcador obligatorio. Añada el que figura como obligatorio junto al campo.',
  placeholder_repeated: 'El código aparece dos veces en este texto. Déjelo una sola vez.',
  digits_like_code: 'Algo aquí parece un código (de 6 a 8 dígitos, o @… #…). Escríbalo de otra forma, con espacios.',
  characters_refused: 'Hay caracteres invisibles o un salto de línea donde no puede haberlo. Escríbalo de nuevo.',
  contrast_too_low: 'El texto blanco sobre este color se lee mal. Elija uno más oscuro.',
  logo_missing:
    'No hay ninguna imagen en esta ruta de la carpeta «public». Revise cómo está escrita. Si acaba de añadirla, reinicie Rekey.',
  policy_impossible:
    'Con esto, uno de sus directorios no aceptaría ninguna contraseña: su longitud máxima es menor. Elija un número más bajo.',
  country_code_needed:
    'La pasarela de SMS recibe los números sin prefijo de país. Indique el prefijo en «Contraseñas y códigos» o elija otro formato de número.',
  longer_than_attempt:
    'Un código no puede durar más que la sesión de restablecimiento a la que pertenece. Acorte este valor o alargue la sesión.',
};
