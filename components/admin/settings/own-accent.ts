/** The default accent of the light theme, as in `globals.css`. The picker shows it until another colour is chosen. */
export const ownAccent = '#1c4fc9';
