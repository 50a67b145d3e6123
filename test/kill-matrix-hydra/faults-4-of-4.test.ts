import { judgePart } from './judge-part.js'

judgePart(3, 4)
