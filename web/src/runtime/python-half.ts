// The files of the Python half, bundled as text, so that a worker can write them into the
// file system of its interpreter.

const bundled = import.meta.glob<string>('../../../core/python/reknot/**/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const folder = '/core/python/'

/** The text of each file by its path, such as `reknot/host.py`. */
export const pythonHalf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(bundled).map(([path, text]) => [
    path.slice(path.indexOf(folder) + folder.length),
    text,
  ]),
)
