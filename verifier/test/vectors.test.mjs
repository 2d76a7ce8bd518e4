// The vectors of spec/vectors and of the folders that URNA_VECTORS names.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'node:test'
import { checkAct } from './acts.mjs'
import { checkDraw } from './draw.mjs'
import { checkFormula } from './formulas.mjs'
import { checkLedger } from './ledger.mjs'
import { checkSigners } from './signers.mjs'

const own = fileURLToPath(new URL('../../spec/vectors', import.meta.url))
const ours = readdirSync(own).map((name) => join(own, name))
const folders = [...ours, ...(process.env.URNA_VECTORS ?? '').split(':').filter(Boolean)]
const CHECKS = { 'urna/acts/1': checkAct, 'urna/candidacy/1': checkSigners, 'urna/formulas/1': checkFormula, 'urna/ledger/1': checkLedger, 'urna/media/1': checkDraw }

for (const folder of folders) {
  test(`every vector of ${folder.split('/').slice(-2).join('/')} is answered as it says`, async () => {
    let count = 0
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const vector = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      const check = CHECKS[vector.schema]
      if (!check) continue
      await check(vector, name)
      count++
    }
    // A folder of others may hold vectors of other schemas only.
    if (ours.includes(folder)) assert.ok(count > 0, `${folder}: no vector of a known schema`)
  })
}
