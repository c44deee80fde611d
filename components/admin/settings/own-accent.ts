/** The accent of the pages in light, as `globals.css` has it: what the picker shows where no other is chosen. */
export const ownAccent = '#1c4fc9';
