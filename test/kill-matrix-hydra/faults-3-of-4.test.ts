import { judgePart } from './judge-part.js'

judgePart(2, 4)
