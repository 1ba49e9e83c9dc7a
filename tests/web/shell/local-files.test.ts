// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { fileNameOf, readLocalFile } from '../../../web/src/shell/local-files'

it('reads text in UTF-8, with the line ends of any system', async () => {
  const file = new File(['x = "ä"\r\ny = 2\rz'], 'a.py')
  const text = 'x = "ä"\ny = 2\nz'
  expect(await readLocalFile(file)).toEqual({ kind: 'program', name: 'a.py', text })
})

it('refuses what is no text, and what is too large', async () => {
  const binary = await readLocalFile(new File([new Uint8Array([0xff, 0xfe])], 'b.py'))
  expect(binary).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/b\.py is no text/),
  })
  const large = await readLocalFile(new File([new Uint8Array(1_000_001)], 'c.py'))
  expect(large).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/c\.py is larger than 1 MB/),
  })
})

it('names a download after its title', () => {
  expect(fileNameOf('super() and private names')).toBe('super-and-private-names.py')
  expect(fileNameOf('counter.py')).toBe('counter.py')
  expect(fileNameOf('Größe 2')).toBe('größe-2.py')
  expect(fileNameOf('?')).toBe('program.py')
})
