import { judgeSuite } from './judge-suite.js'

await judgeSuite('document')
