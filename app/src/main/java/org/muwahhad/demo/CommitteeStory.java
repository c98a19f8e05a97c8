package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.ProposeMember;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.seeds.demo.DemoPerson;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;

/** The technical, the executive and the ministerial committee take their seats before all else. */
@Singleton
class CommitteeStory {
  private static final String FIRST = "admin";
  private static final String SECOND = "admin.2";
  private final ProposeMember proposeMember;
  private final DecideProposal decideProposal;

  CommitteeStory(ProposeMember proposeMember, DecideProposal decideProposal) {
    this.proposeMember = proposeMember;
    this.decideProposal = decideProposal;
  }

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Instant at) {
    Actor first = cast.person(FIRST);
    Actor second = cast.person(SECOND);
    for (DemoPerson person : plan.people()) {
      if (person.role() == DemoRole.COMMITTEE_MEMBER && person.state() != null) {
        String state = person.state();
        timetable.add(
            at,
            () ->
                decideProposal.confirm(
                    second,
                    proposeMember.run(
                        first,
                        new ProposeMember.Seat(
                            committee(person),
                            cast.person(person.code()).personId(),
                            state,
                            person.chair()))));
      }
    }
  }

  private static CommitteeCode committee(DemoPerson person) {
    if (isTechnical(person)) {
      return CommitteeCode.TECHNICAL;
    }
    return person.code().startsWith("minister.")
        ? CommitteeCode.MINISTERIAL
        : CommitteeCode.EXECUTIVE;
  }

  /** Committee members that know technical affairs sit in the technical committee. */
  static boolean isTechnical(DemoPerson person) {
    return person.role() == DemoRole.COMMITTEE_MEMBER && person.expertise() != null;
  }
}
