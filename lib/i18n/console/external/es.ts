import type { ExternalMessages } from './en';

export const es: ExternalMessages = {
  awayTitle: 'De camino a {name}',
  awayIntro: 'Inicie sesión allí; después volverá aquí.',
  awayGo: 'Ir a {name}',
  completeTitle: 'Ha iniciado sesión',
  completeIntro: 'La consola se abre enseguida.',
  completeGo: 'Abrir la consola',
};
