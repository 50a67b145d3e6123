/** An exported constant, declared as `name: Type`. Engines read JSON text several times faster than a literal. */
export const parsedConstant = (declaration: string, value: unknown): string =>
  [
    `export const ${declaration} = JSON.parse(`,
    `  '${JSON.stringify(value).replaceAll(/['\\]/g, '\\$&')}',`,
    ')',
    '',
  ].join('\n')
