package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.SeatQueries;
import org.muwahhad.shared.Refusal;

/** Who records how far an initiative has come: central buyers, and the chair of its committee. */
@Singleton
class InitiativeKeepers {
  private final SeatQueries seats;

  InitiativeKeepers(SeatQueries seats) {
    this.seats = seats;
  }

  /** The role in which a person may; refused with {@code initiative.not-keeper} to others. */
  Role require(Actor actor, CommitteeCode committee) {
    if (!isKeeper(actor, committee)) {
      throw new Refusal.NotPermitted("initiative.not-keeper");
    }
    return actor.is(Role.CENTRAL_BUYER) ? Role.CENTRAL_BUYER : Role.COMMITTEE_MEMBER;
  }

  boolean isKeeper(Actor actor, CommitteeCode committee) {
    return actor.is(Role.CENTRAL_BUYER) || seats.isChair(actor, committee);
  }
}
