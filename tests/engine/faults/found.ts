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
  ['1000068', 'live lines in front of a first replay stood above their copies'],
  ['1003932+403555', 'lines of a replay that paused after its first ones were taken for live ones'],
  ['1006355+807610', 'a live line among older ones of a replay was left out'],
  ['1003981', 'a second replay that was held up came when it was waited for no longer'],
  ['1007491', 'the same, after half of it had come'],
  ['1006146', 'the same, by a device that slept'],
  ['1002622', 'live lines were taken for a first replay, and the second one was not waited for'],
  ['1009173', 'a few lines were taken for the replay of a log that is known to be long'],
  [
    '3001314+821360',
    'a request that was out when the server was started was answered by the new one',
  ],
  ['3001314+342880', 'a request after one that had come to nothing was not waited for longer'],
  ['1001565', 'nothing was said of a server that may have run between two times that it was off'],
  ['1000237+472325+61429+220546', 'the same, where a session had seen it run'],
  ['1000401+629873', 'the panel’s answer was not counted while it was asked for the reason of it'],
  [
    '1000401+822317+526646',
    'a token that was refused without a network took another open from the budget’s count',
  ],
  [
    '1000006+441255+190346+707800+707669',
    'the pause that a 429 asked for was not kept where the server had moved meanwhile',
  ],
  [
    '1000310+182773',
    'the last words of a run that ended while its replay was waited for were lost',
  ],
  [
    '1000000+407023+881673+927034+419466',
    'a live line was lost when there was no room to ask again',
  ],
  ['5007915', 'a second replay was not waited for as long as the first had taken'],
  ['5002224+254391', 'half of a second replay stood below what the first had brought'],
  ['1001293+632289', 'the rest of a replay that was coming as the server was started stood twice'],
  [
    '3004894+771045',
    'a button had a token asked for anew though the panel had given all its answers',
  ],
  [
    '1000006+441255+175450+482163+105039',
    'an answer overtook the word that a token had ended, and a command stood as out',
  ],
  [
    '5000001+945304+983866+169621',
    'lines that came live over seconds, in front of a whole replay, were taken for its beginning',
  ],
  [
    '1000884+589784+573901+102099',
    'many live lines that a way held up, in front of a replay below a gap, stood above their copies',
  ],
  ['7000775', 'a replay that was just coming when it had been waited for was torn'],
  ['7000215+940658', 'a replay was waited for though the server had stopped'],
  [
    '5001220+398712+330000+737500',
    'a new token that was slept over before the node had judged it counted as a fresh one',
  ],
  [
    '11000245+756602',
    'a sign-in that the panel knew again ended a live console, as the node had not answered the new token',
  ],
  [
    '11000408+399494+850102',
    'a server that started while its log was asked for again was taken for one that had been on',
  ],
  [
    '1000176+552939+302087+551305+974829',
    'a device that slept over a replay took what had come since for a flood, and kept two copies',
  ],
  [
    '1001891+102580',
    'the first lines of a run that came with the last of the one before stood once more in its replay',
  ],
  ['5001237+530088+877994', 'the button waited for a request that hung while the server was held'],
  [
    '11000960+977640+243795+217105',
    'the late word on a token that had been replaced was followed by the next request at once',
  ],
  [
    '11005906+421232+846922',
    'a renewal that the node had refused was tried again as if it were one in its time',
  ],
  ['9000016', 'a line that was printed just before a start was taken for one of a replay'],
  [
    '9000473+958882',
    'a device slept over a replay, and the live lines in front of it stood once more at its end',
  ],
  [
    '9001960+111494',
    'a replay and the live lines that a slow way brought with it were taken for a larger replay',
  ],
  [
    '9002311+125190',
    'lines that stood twice in a first replay had left the window before the second one came',
  ],
  [
    '9001960+111494+186750',
    'a second replay came when it was waited for no longer, with live lines among its first',
  ],
  [
    '1001293',
    'live lines that came at once with the replay of a run that had just begun stood above it',
  ],
  ['1004702+668964', 'the same, of a server that was started while the panel could not be reached'],
];
