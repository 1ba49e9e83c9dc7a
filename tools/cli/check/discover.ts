// Which files the paths of the command line stand for.

import { type Dirent, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../arguments'
import { readProblem } from './text'

export type DocumentKind = 'python' | 'markdown' | 'rst'

const kinds: Readonly<Record<string, DocumentKind>> = {
  '.py': 'python',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.rst': 'rst',
}

/** What a file is read as; a name that tells nothing is Python's. */
export function documentKind(path: string): DocumentKind {
  return knownKind(path) ?? 'python'
}

function knownKind(path: string): DocumentKind | null {
  const extension = /\.[a-z]+$/.exec(path.toLowerCase())?.[0] ?? ''
  return kinds[extension] ?? null
}

/** A file to check, or a place that could not be searched. */
export interface Found {
  readonly path: string
  /** Whether it was named, and not found in a folder. */
  readonly isNamed: boolean
  readonly problem: string | null
}

/** Folders below a named one that hold nothing of the author's. */
export const leftOut = [
  '__pycache__',
  '_build',
  'build',
  'dist',
  'env',
  'node_modules',
  'site-packages',
  'venv',
]

/**
 * The documents that paths stand for.
 *
 * paths    a folder stands for the .py, .md, .markdown and .rst files below it, but for those in
 *          `leftOut` and behind names that begin with a dot; anything else for itself. Symbolic
 *          links to folders are not followed
 * returns  in the order of the paths, sorted by name within a folder; each path once
 * errors   throws a UsageError when a folder holds no document
 */
export function findDocuments(paths: readonly string[]): Found[] {
  const found = new Map<string, Found>()
  for (const path of paths) {
    for (const one of isFolder(path) ? walk(path) : [named(path)]) {
      if (!found.has(one.path)) found.set(one.path, one)
    }
  }
  return [...found.values()]
}

function named(path: string): Found {
  return { path, isNamed: true, problem: null }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function walk(folder: string): Found[] {
  const found: Found[] = []
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const here = next
    try {
      for (const entry of readdirSync(here, { withFileTypes: true })) {
        const path = join(here, entry.name)
        if (entry.isDirectory()) {
          if (isSearched(entry)) waiting.push(path)
        } else if (knownKind(path) !== null && isTaken(entry, path)) {
          found.push({ path, isNamed: false, problem: null })
        }
      }
    } catch (error) {
      found.push({ path: here, isNamed: false, problem: readProblem(error) })
    }
  }
  if (found.length === 0) {
    throw new UsageError(`${folder}: there is no .py, .md or .rst file in this folder`)
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function isSearched({ name }: Dirent): boolean {
  return !name.startsWith('.') && !leftOut.includes(name) && !name.endsWith('.egg-info')
}

// A link that leads nowhere is a document that cannot be read; one to a folder is none.
function isTaken(entry: Dirent, path: string): boolean {
  if (entry.name.startsWith('.')) return false
  return entry.isFile() || (entry.isSymbolicLink() && !isFolder(path))
}
