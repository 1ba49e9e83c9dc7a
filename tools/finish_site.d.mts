export interface WorkerTable {
  readonly build: string
  readonly shell: readonly string[]
  readonly later: readonly string[]
}

export function filesOf(folder: string): string[]
export function workerTable(build: string, paths: readonly string[]): WorkerTable
export function policyOf(html: string): string
export function headersText(
  paths: readonly string[],
  read: (path: string) => string,
): string
export function finish(folder: string, options?: { compresses?: boolean }): Promise<void>
export function take(from: string, folder: string): void
export function mayWrite(folder: string): boolean
