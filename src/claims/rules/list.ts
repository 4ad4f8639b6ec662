import { deriveAccusations, deriveBlame, deriveDemands, deriveThreats } from '../derive-accusations.ts';
import { deriveDenials } from '../derive-denials.ts';
import { deriveEpithets, deriveReactions, deriveRebuffs, deriveVerdicts } from '../derive-reactions.ts';
import { matchIssues } from '../match-issues.ts';
import { matchPresence } from '../presence-rules.ts';
import type { Rule } from '../sentence-context.ts';

/** Every rule. The order decides only between claims that are as sure as one another: the earlier one stands. */
export const RULES: readonly Rule[] = Object.freeze<Rule[]>([
  {
    name: 'denied-charge',
    states: 'What X charges Y with and Y denies, Y denies.',
    read: ({ map, framed, speakers, entities }) => deriveDenials(map, framed.found, speakers, entities),
  },
  {
    name: 'structure',
    states: 'Titles, parts, places and labels say what they are of.',
    read: ({ structures }) => structures,
  },
  {
    name: 'presence',
    states: 'Who fights, meets or speaks in a place is there.',
    read: ({ map }) => matchPresence(map),
  },
  {
    name: 'issue',
    states: 'Who backs, opposes or proposes a thing takes a stand on it.',
    read: ({ map, rules }) => matchIssues(map, rules, rules.stances),
  },
  {
    name: 'rebuffed',
    states: 'Who rebuffs criticism from X is accused by X.',
    read: ({ map }) => deriveRebuffs(map),
  },
  {
    name: 'calls-names',
    states: 'Who calls X a bad name accuses X.',
    read: ({ map }) => deriveEpithets(map),
  },
  {
    name: 'says-wrong',
    states: 'Who says that a move is wrong accuses who made it.',
    read: ({ map, before }) => deriveVerdicts(map, before),
  },
  {
    name: 'condemns-move',
    states: 'Who condemns a move accuses who made it.',
    read: ({ map, before }) => deriveReactions(map, before),
  },
]);

/** Rules that make a stand of what somebody is told to say: they know their speakers themselves. */
export const TOLD: readonly Rule[] = Object.freeze<Rule[]>([
  {
    name: 'tells-of-attack',
    states: 'Who tells of an attack accuses the attacker.',
    read: ({ map, framed, speakers, partisans }) =>
      deriveAccusations(map, framed.deeds, framed.found, speakers, partisans),
  },
  {
    name: 'says-must',
    states: 'Who says what X must do asks it of X.',
    read: ({ map, speakers, partisans }) => deriveDemands(map, speakers, partisans),
  },
  {
    name: 'says-guilty',
    states: 'Who calls X guilty accuses X.',
    read: ({ map, speakers, partisans }) => deriveBlame(map, speakers, partisans),
  },
  {
    name: 'says-will-pay',
    states: 'Who says that X will pay threatens X.',
    read: ({ map, speakers, partisans }) => deriveThreats(map, speakers, partisans),
  },
]);
