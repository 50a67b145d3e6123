import { judgePart } from './judge-part.js'

judgePart(0, 4)
