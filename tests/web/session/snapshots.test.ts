import { describe, expect, it } from 'vitest'
import { Snapshots } from '../../../web/src/session/snapshots'

const bytes = new Uint8Array([1])

describe('Snapshots', () => {
  it('has the first boot of a version make one, and the others wait for it', async () => {
    const snapshots = new Snapshots()
    expect(await snapshots.claim('3.14')).toEqual({ makeSnapshot: true })
    const second = snapshots.claim('3.14')
    expect(await snapshots.claim('3.12')).toEqual({ makeSnapshot: true })
    snapshots.settle('3.14', bytes)
    expect(await second).toEqual({ snapshot: bytes })
    expect(await snapshots.claim('3.14')).toEqual({ snapshot: bytes })
  })

  it('asks for nothing where there can be none', async () => {
    const snapshots = new Snapshots()
    await snapshots.claim('3.11')
    snapshots.settle('3.11', null)
    expect(await snapshots.claim('3.11')).toEqual({})
  })

  it('hands the making on when the maker is given up', async () => {
    const snapshots = new Snapshots()
    await snapshots.claim('3.14')
    const second = snapshots.claim('3.14')
    const third = snapshots.claim('3.14')
    snapshots.drop('3.14')
    expect(await second).toEqual({ makeSnapshot: true })
    snapshots.settle('3.14', bytes)
    expect(await third).toEqual({ snapshot: bytes })
  })

  it('has the next boot make one when nobody waited', async () => {
    const snapshots = new Snapshots()
    await snapshots.claim('3.14')
    snapshots.drop('3.14')
    expect(await snapshots.claim('3.14')).toEqual({ makeSnapshot: true })
  })
})
