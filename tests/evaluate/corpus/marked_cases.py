"""A small file of the corpus, as a person would write it, for the tests of this folder."""

from __future__ import annotations

from dateline.evaluate.corpus.keys import Keyed, keyed_sheet
from dateline.evaluate.corpus.markup import Sheet, parse

FILE = """\
# key: full
# a note of the writer
@report bridge-1
published: 2021-03-10
publisher: Lowland Courier
url: https://lowland.example/bridge
genre: local_daily
made: hand
title: {c1:Four dead} in {k1:ambush} near Diffa

@text
DIFFA (LC) - {p1:Gunmen} {k2:opened fire} on {t1:{v1:a patrol} of the gendarmerie} near \
{l1:the bridge of Doutchi} on {d1:Tuesday}, {c2:killing four}, {s1:Colonel Issa Maman} said. \
{s2:He} added that {c3:more than a hundred people} had fled.

{s3:A trader}, speaking on the telephone, said {c4:six bodies} lay on the road. \
{u1:The army could not be reached}. {r1:{p2,s4:The Dawn Front} said it had done it}.

{d2:In January} {k3:a mine} {c5:killed two} there.

{f1:READ ALSO: Bomb kills nine in Zinder}

@key
speaker s1 military name="Issa Maman" named=name medium=press_conference
speaker s2 same=s1
speaker s3 resident medium=phone
speaker s4 armed_group named=organisation party=A
furniture f1

account A news foreground anchor=k2,k1
act k2 shooting by=s1
event_type - battles/armed_clash also=attack
stage - accomplished
date d1 2021-03-09 by=s1
place l1 scene city=Diffa admin1=Diffa country=NE lat=13.3 lon=12.6 precision=site \
relation=near by=s1
perpetrator p1 form=described_group class=unknown count=?  # nobody counted them
target t1 form=described_group class=police country=NE
victim v1 form=described_group class=police member_of=t1
casualty c2,c1 killed state_forces 4 by=s1 of=t1
casualty c3 displaced civilians 101- form=more_than by=s2
casualty c4 killed total 6 by=s3 alternative_to=c2
casualty u1 killed total state=said_unknown
responsibility r1 claimed actor=p2 by=s4 self
statement c3 by=s2
account B recalled anchor=k3
act k3 ied
event_type - explosions_remote_violence/remote_explosive_landmine_ied
stage - accomplished
date d2 2021-01-01..2021-01-31 precision=month
place - scene city=Diffa country=NE lat=13.3 lon=12.6
casualty c5 killed unknown 2
relation same_series A

@report bridge-quiet
publisher: Lowland Courier
genre: feature
made: hand
title: The bridge at a hundred

@text
It was built in a dry year.

@key
"""


def sheet(words: str = FILE) -> Sheet:
    return parse(words)


def keyed(words: str = FILE, family: str = "bridge", split: str = "dev") -> tuple[Keyed, ...]:
    return keyed_sheet(sheet(words), family, split)
