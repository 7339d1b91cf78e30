/** What a report is called when it is kept, as the command line calls it. */
export function fileName(key: string, variants: readonly string[]): string {
  return `excomm-report-${[key, ...variants].join("-")}.html`;
}
