// Python versions: which ones Reknot runs, and what an example may ask for.

/** The Python versions there is an interpreter for, oldest first. */
export const pythonVersions = ['3.11', '3.12', '3.13', '3.14'] as const

export type PythonVersion = (typeof pythonVersions)[number]

/** The version that is used when nobody asks for another. */
export const defaultPython: PythonVersion = '3.14'

/** The npm package that holds each version's interpreter and standard library. */
export const pyodidePackages = {
  '3.11': 'pyodide-0.25',
  '3.12': 'pyodide-0.26',
  '3.13': 'pyodide-0.29',
  '3.14': 'pyodide',
} as const satisfies Record<PythonVersion, string>

export function isPythonVersion(text: string): text is PythonVersion {
  return pythonVersions.some((version) => version === text)
}

/** Whether a version can end a program after a number of lines (PEP 669). */
export function canCountLines(version: PythonVersion): boolean {
  return satisfies(version, '>=3.12')
}

const clausePattern = /^(>=|<=|==|!=|>|<)\s*(\d+)\.(\d+)$/

/** True when `requirement` is a comma-separated list of clauses such as `>=3.12`. */
export function isRequirement(requirement: string): boolean {
  return requirement.split(',').every((clause) => clausePattern.test(clause.trim()))
}

/**
 * Says whether a Python version meets a requirement.
 *
 * requirement  clauses such as `>=3.12, <3.14`; null asks for nothing
 * returns      true when every clause holds; a malformed clause never does
 */
export function satisfies(version: PythonVersion, requirement: string | null): boolean {
  if (requirement === null) return true
  return requirement.split(',').every((clause) => clauseHolds(version, clause.trim()))
}

function clauseHolds(version: PythonVersion, clause: string): boolean {
  const [, operator, major, minor] = clausePattern.exec(clause) ?? []
  const order = ordinal(version) - ordinal(`${major}.${minor}`)
  switch (operator) {
    case '>=':
      return order >= 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '<':
      return order < 0
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    default:
      return false
  }
}

function ordinal(version: string): number {
  const [major = '0', minor = '0'] = version.split('.')
  return Number(major) * 1000 + Number(minor)
}
