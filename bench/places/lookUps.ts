// In a process of its own: opening the gazetteer and the first look-up in a country, then many more; prints JSON.
const bare = process.memoryUsage.rss() / 1e6
const country = process.argv[2] ?? 'SY'
const loading = performance.now()
const { openGazetteer } = await import('#knowledge/gazetteer/gazetteer.ts')
const begun = performance.now()
const used = process.cpuUsage()
const gazetteer = openGazetteer()
const places = gazetteer.within([country], 'Hama')
const first = performance.now() - begun
const { user, system } = process.cpuUsage(used)
const names = ['Aleppo', 'Kafr Zeita', 'Avdiivka', 'Bunagana', 'Velmora', 'Ma’arrat al-Nu’man', 'Khan Shaykhun', 'Goma']
const rounds = 500
const then = performance.now()
let found = places.length
for (let round = 0; round < rounds; round++)
  for (const name of names) found += gazetteer.within([country], name).length + gazetteer.anywhere(name).length
const next = (performance.now() - then) / (rounds * names.length)
console.log(
  JSON.stringify({
    code: begun - loading,
    first,
    cpu: (user + system) / 1000,
    next,
    resident: process.memoryUsage.rss() / 1e6,
    bare,
    found,
  }),
)
