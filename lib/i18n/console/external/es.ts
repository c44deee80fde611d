import type { ExternalMessages } from './en';

export const es: ExternalMessages = {
  awayTitle: 'Le llevamos a {name}',
  awayIntro: 'Inicie sesión allí. Volverá aquí automáticamente.',
  awayGo: 'Ir a {name}',
  completeTitle: 'Ha iniciado sesión',
  completeIntro: 'La consola se abre enseguida.',
  completeGo: 'Abrir la consola',
};
