/**
 * Schedules that found a fault once, by their seeds: they are played each time, whatever else is.
 * What each found stands beside it.
 */
export const found: readonly (readonly [name: string, what: string])[] = [
  ['7', 'the button left a request that hung for 10 s'],
  ['50', 'the button left an opening that hung'],
  ['25', 'six token requests within a minute'],
  ['86', 'a refused token spent the budget, and the next try came a minute later'],
  ['276', 'two restarts of the node counted as two fresh tokens refused'],
  ['561', 'a server that moved while it could not be heard was looked for at its old address'],
  ['1001200', 'a live console asked a held server’s panel six times a minute'],
  ['1001444', 'a hint left a renewal hanging though its token had ended'],
  ['2000814', 'the browser’s “offline” was believed though the panel had answered'],
  ['2000149', 'a socket that a hint found dead was followed by another only after the backoff'],
  ['3000565+492437', 'a try that a hint began joined a request that hung'],
  ['3001075', 'a timer a fraction of a millisecond early found nothing due'],
  ['1008022', 'a renewal was refused, the socket ended, and the panel was asked within the second'],
  [
    '1000069+940626',
    'an answer overtook the word that a command was dropped, which then stood as out',
  ],
  ['11000230', 'the lines of a server that started while its output was withheld were not fetched'],
  [
    '1000328+889074+816381+620005',
    'two sign-ins while a token was asked for had a sixth one asked for within the minute',
  ],
  ['1006917', 'a hold that was over when somebody pressed the button was waited for once more'],
];
