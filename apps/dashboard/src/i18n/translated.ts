// What a translation has to be: every message of the English one, with the same parameters, and other words.

/** The shape of a catalogue without its words: German files are `const x: Translated<typeof english>`. */
export type Translated<Messages> = Messages extends string
  ? string
  : Messages extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Name in keyof Messages]: Translated<Messages[Name]> }
