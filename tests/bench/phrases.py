"""What the generated issues say: enough for sentences that do not come twice."""

from __future__ import annotations

WHO = [
    "The harbour master",
    "The night editor",
    "A retired surveyor",
    "The council’s auditor",
    "A choir of nurses",
    "The ferry cooperative",
    "The youngest judge in the district",
    "A baker from the upper town",
    "The hydrologist",
    "The union’s bargaining team",
    "A class of ten-year-olds",
    "The lighthouse trust",
    "The tram driver",
    "An orchard owner",
    "The map archive",
    "The regional grid operator",
]
DID = [
    "has mapped",
    "has refused to sign",
    "is rebuilding",
    "has put a price on",
    "keeps a ledger of",
    "is testing",
    "has finally opened",
    "asked the ministry to publish",
    "has sold",
    "wants to close",
    "has counted",
    "is suing over",
    "has repaired",
    "will inherit",
    "has translated",
    "is paying for",
]
WHAT = [
    "the old signal towers",
    "every culvert under the railway",
    "forty kilometres of copper wire",
    "the island’s only weather station",
    "a register of unpaid fines",
    "the spring timetable",
    "three thousand glass negatives",
    "the flood gates at Lower Casimir",
    "a pension fund for puppeteers",
    "the right to quiet mornings",
    "the second-hand turbine",
    "the dialect of the salt works",
    "a bridge that nobody ordered",
    "the recipe for harbour paint",
    "the school’s rain gauge",
    "a fleet of delivery barges",
]
WHY = [
    "because the insurer gave notice in March",
    "after a winter without a single sailing",
    "although the vote was never held",
    "while the price of gravel doubled",
    "before the new rules take hold in June",
    "as the reservoir fell below its oldest mark",
    "so that the evening class can go on",
    "even if the court says otherwise",
    "now that the last supplier has retired",
    "in a year when nobody expected rain",
]
THEN = [
    "The papers fill two cupboards",
    "Neighbours heard of it from a notice on a fence",
    "It took one afternoon and a borrowed crane",
    "Nobody can say who agreed to the sum",
    "The figures were read out in a cold hall",
    "Two engineers checked the sums by hand",
    "A petition gathered more names than the town has houses",
    "The answer came on a postcard",
    "The minutes run to four hundred pages",
    "A camera on the quay recorded all of it",
]
PLACE = [
    "Port Averin",
    "Velden",
    "Tamrit",
    "Lower Casimir",
    "Orsa",
    "Marrow Sound",
    "Kessel Bay",
    "Upper Dray",
]
PEOPLE = [
    "Ines Calloway",
    "Rafael Osei",
    "Hanne Ostrander",
    "Tobias Renn",
    "Marguerite Vane",
    "Edmund Abara",
    "Yusra Haddad",
    "Pavel Lindqvist",
]
KINDS = ("story", "video", "audio", "photo", "opinion")
TOPICS = ["energy", "transport", "islands", "science", "cities", "courts", "schools", "weather"]
# Slug, name, headline, what the picture shows, body: nothing that an issue could say by chance, for
# a creative that also stands outside its box is refused.
SPONSORS = (
    (
        "tern-mutual",
        "Tern Mutual",
        "Cover for a boat that is older than its captain",
        "A wooden boat under a tarpaulin in a dry shed",
        "Tern Mutual insures wooden hulls by what they are worth to you, not by their year. "
        "A surveyor comes to the slipway, and [the form is two pages]"
        "(https://tern-mutual.example.org/form). *No yard stamp needed.*",
    ),
    (
        "copper-kettle",
        "Copper Kettle",
        "Tea in the post, packed on the day it is rolled",
        "Four tins of tea on a packing bench",
        "Copper Kettle sends four small tins a month, with a card that says who grew the leaves. "
        "Pause or stop on [your own page](https://copper-kettle.example.org/page) when the "
        "cupboard is full. *The first tin is on us.*",
    ),
)
