"""The register of actors: who is the same in all releases, under which id, and why.

A *sighting* is an actor in one release. The sightings of one name are dealt out to *bearers* of that name
(`bearers.py`: two people of one name stay apart where their offices contradict); bearers of different names are linked
(`links.py`: spelling, misreading, initials, abbreviations) and become one *actor* (`clusters.py`), which gets its id and
its row in `actors.csv` (`actor_ids.py`). `stage.py` keeps all that in the store and works on what has changed.
"""
