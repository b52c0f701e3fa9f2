"""The register of actors: who they are, their codes over time, and who holds which office when."""

from sijill.entities.actors.check import check_actors
from sijill.entities.actors.coder import ActorCoder
from sijill.entities.actors.entries import Actor, Holding
from sijill.entities.actors.own import with_own
from sijill.entities.actors.register import ActorRegister, Resolved

__all__ = ["Actor", "ActorCoder", "ActorRegister", "Holding", "Resolved", "check_actors", "with_own"]
