/** The member, unless its value is absent: for objects whose optional members must not be `undefined`. */
export const present = <K extends string, V>(name: K, value: V | undefined): { readonly [member in K]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [member in K]?: V })
