// What the reference validator of « bases adresses locales » says of files, for `crates/tables/tests/bal_corpus.rs`.
//
// Reads one JSON object: `files` (paths), `id` (the identifier that the national base is to give to every commune: nothing
// is asked of the network), `today`. Writes one: `communes` (those that it knows, with that identifier) and `files`, for
// each file and each profile: `file`, `profile`, `parsed`, `valid`, and `rules`: [row or 0, rule, level].

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

const require = createRequire(import.meta.url)
const validator = require('@ban-team/validateur-bal')
const communes = require('@ban-team/validateur-bal/minicog.json')

const asked = JSON.parse(await text(process.stdin))

globalThis.fetch = async () => ({
  ok: true,
  json: async () => ({ status: 'success', response: [{ id: asked.id }] }),
})

const now = Date.parse(asked.today)
globalThis.Date = class extends Date {
  constructor(...parts) {
    if (parts.length === 0) super(now)
    else super(...parts)
  }

  static now() {
    return now
  }
}

/** Where a rule belongs that weighs something in a profile whose format has no such column: errors count all the same. */
function kept(code, level, listed) {
  return level === 'E' || listed.has(code)
}

const files = []
for (const file of asked.files) {
  const bytes = await readFile(file)
  const read = await validator.prevalidate(bytes)
  for (const profile of Object.keys(validator.profiles)) {
    if (!read.parseOk) {
      files.push({ file, profile, parsed: false, valid: false, rules: [] })
      continue
    }
    const told = validator.validateProfile(read, profile)
    const rules = []
    read.rows.forEach((row, index) => {
      const listed = new Set(told.rows[index].errors.map((error) => error.code))
      for (const { code } of row.errors) {
        const level = validator.getErrorLevel(profile, code)
        // The header's row is the first.
        if (kept(code, level, listed)) rules.push([row.line + 2, code, level])
      }
    })
    const ofFile = new Set(told.profilErrors.map((error) => error.code))
    for (const code of read.globalErrors) {
      const level = validator.getErrorLevel(profile, code)
      if (kept(code, level, ofFile)) rules.push([0, code, level])
    }
    files.push({ file, profile, parsed: true, valid: read.profilesValidation[profile].isValid, rules })
  }
}

const named = communes.map((commune) => ({ ...commune, id_ban_commune: asked.id }))
process.stdout.write(JSON.stringify({ communes: named, files }))
