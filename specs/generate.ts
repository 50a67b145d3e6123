import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { generatedFiles } from './generate/generated-files.js'

const folder = new URL('generated/', import.meta.url)
const files = await generatedFiles()
await mkdir(folder, { recursive: true })
for (const [name, text] of files) await writeFile(new URL(name, folder), text)
for (const name of await readdir(folder)) if (!files.has(name)) await rm(new URL(name, folder))
console.log(`specs/generated: ${files.size} files`)
