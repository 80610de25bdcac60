// Fits knowledge/en/confidence.yml on claims that readers found in regions they had not learnt from: `node training/confidence.ts`.
import { readFileSync, writeFileSync } from 'node:fs'
import { signsOf } from '#claims/confidence.ts'
import { knowledgePath } from '#knowledge/yaml.ts'
import { openBench } from '../bench/score/claims/read.ts'
import { outcomesOf } from '../bench/score/claims/reliability.ts'
import { compare } from '../bench/score/claims/rule.ts'
import { trainingGold } from '../bench/score/claims/sets.ts'
import { fitLogistic } from './claims/logistic.ts'

const outcomes = openBench()
  .crossRead(trainingGold())
  .flatMap(({ report, told }) => {
    const tellings = new Map(told.map(({ claim, telling }) => [claim, telling]))
    return outcomesOf(compare(report, [...tellings.keys()])).flatMap(({ claim, right }) => {
      const telling = tellings.get(claim)
      return telling === undefined ? [] : [{ signs: signsOf(telling, claim), right }]
    })
  })
const weights = fitLogistic(outcomes)
const path = knowledgePath('en/confidence.yml')
const notes = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('#'))
const lines = Object.entries(weights).map(([sign, weight]) => `${sign}: ${weight.toFixed(2)}`)
writeFileSync(path, `${[...notes, ...lines].join('\n')}\n`)
console.log(`${outcomes.length} claims\n${lines.join('\n')}`)
