/** What later revisions of procedures say. */
export const calibrationNow = `# What it is for
  A gauge that is wrong makes good parts bad and bad parts good.
  # How
  + Each gauge has a number, a date and a person who answers for it.
  + The lab calls it in **four weeks** before, and again after two.
  + A gauge without a valid date is put into the drawer with the red label; whoever finds one in use reports it.
  + Torque wrenches are checked every three months: [[WI-17]].
  # If one was wrong
  The lab says within two days which parts it measured since it was last right; the quality manager decides what becomes of them by [[QP-05]].
  ! A gauge that fell is a gauge that is wrong until the lab has said otherwise.`;

export const actionNow = `# What it is for
  What goes wrong is set right, and its cause is found, so that it does not come again.
  # Steps
  + Whoever sees it reports it, in a sentence and a photo. From the poster it needs no name.
  + The quality manager says within two days what becomes of it.
  + Whoever answers sets it right and keeps it from going further.
  + They ask why until the answer is something that can be changed.
  + **Before the actions are done it is written down by what we shall know that it worked.**
  + Somebody who did none of it looks later whether it worked, and signs.
  # Time
  A correction is done the same day. An action has its own date; more time is asked for, not taken.
  # Elsewhere
  Whoever answers asks the other site whether the same is true there.`;

export const lockoutSecond = `# Purpose
  Nobody may be hurt by a machine that starts, moves or drops while somebody works inside it.
  # Who it concerns
  Everybody who cleans, sets, repairs or reaches into a machine, people from outside too.
  # Steps
  + Tell the cell what you are going to do and how long it will take.
  + Stop the machine with its own control, then switch off the main isolator.
  + Hang the team lock and the tag of the cell.
  + Let stored energy go: open the air valve, lower or block the spindle head.
  + Try to start it. Only when nothing happens is it dead.
  # If it cannot be followed
  Stop, and call the shift supervisor.`;

export const lockoutNow = `# Purpose
  Nobody may be hurt by a machine that starts, moves or drops while somebody works inside it. This procedure says how a machine is made dead, and how it stays dead until the last person is out.
  # Who it concerns
  Everybody who cleans, sets, repairs or reaches into a machine in either plant, people from outside too. The shift supervisor answers for the cell; each person answers for their own lock.
  # Steps
  + Tell the cell what you are going to do and how long it will take.
  + Stop the machine with its own control. Then switch off the main isolator.
  + **Every person hangs a lock of their own** and a tag with name and time. No lock may be hung or taken off for somebody else.
  + Let stored energy go: open the air valve, lower or block the spindle head, relieve the hydraulic clamp. **Wait two minutes for the drives to discharge.**
  + Try to start it. Only when nothing happens is the machine dead.
  + When you are done, take off your own lock. The supervisor switches on after the last lock is gone.
  ! A team lock does not count any more. On 28 October one was taken off while somebody was still inside.
  # Stored energy
  | Machine | What moves on its own | How it is held
  | Turning centres | chuck, turret | air off, turret at the stop
  | VMC-01 to VMC-09 | spindle head | block under the head
  | Grinders | wheel runs on for 90 seconds | wait for the lamp
  | Furnace line | door, roller bed | pin in the door
  # If it cannot be followed
  Stop, and call the shift supervisor. Anybody may stop a machine for this reason. Nobody will be asked to justify it.
  # Records
  The lock register ([[F-06]]) is kept for three years. The supervisor looks through it every Friday. The rule it follows is [[iso-45001-2018:8.1.2]].`;

export const purchasingNow = `# Approved suppliers only
  Material and services that go into parts come from suppliers on the list. The list says for what.
  # How one gets on the list
  + The buyer asks for certificates and a first sample.
  + Metrology measures the sample.
  + For heat treatment and plating somebody of ours goes there and looks.
  + The head of purchasing approves.
  # How one stays on it
  Each quarter: parts right, deliveries on time, answers to complaints. Below 80 points there is a talk, below 60 no new order.
  # From one source only
  The head of purchasing writes down which materials have one source, and what we do when it dries up.`;
