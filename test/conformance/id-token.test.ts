import { judgeSuite } from './judge-suite.js'

await judgeSuite('id-token')
