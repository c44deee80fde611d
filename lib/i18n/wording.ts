/** The same phrases in any language: the keys of the English ones, each with a text. */
export type Wording<English> = {
  -readonly [Key in keyof English]: English[Key] extends string ? string : Wording<English[Key]>;
};
