export { samePlace } from '#model/place.ts'
