import { judgePart } from './judge-part.js'

judgePart(1, 4)
