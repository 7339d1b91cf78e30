"""Forms of English verbs and nouns that no rule about endings brings together."""

from __future__ import annotations

_LINES = """
be: been
begin: began, begun
bring: brought
build: built
catch: caught
choose: chose, chosen
come: came
deal: dealt
draw: drew, drawn
drive: drove, driven
fall: fell, fallen
feel: felt
fight: fought
find: found
fly: flew, flown
forget: forgot, forgotten
give: gave, given
go: went, gone
grow: grew, grown
hear: heard
hold: held
keep: kept
know: knew, known
lead: led
leave: left
lose: lost
meet: met
pay: paid
rise: rose, risen
say: said
see: saw, seen
seek: sought
sell: sold
send: sent
shoot: shot
show: shown
sink: sank, sunk
speak: spoke, spoken
stand: stood
steal: stole, stolen
strike: struck
take: took, taken
tell: told
think: thought
throw: threw, thrown
understand: understood
win: won
write: wrote, written
man: men
woman: women
child: children
crisis: crises
"""

FORMS = {
    form.strip(): word
    for word, _, forms in (line.partition(":") for line in _LINES.strip().splitlines())
    for form in forms.split(",")
}
