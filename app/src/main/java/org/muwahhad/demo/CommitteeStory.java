package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.AppointMember;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.seeds.demo.DemoPerson;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;

/** The technical and the executive committee take their seats before all else. */
@Singleton
class CommitteeStory {
  private static final String ADMINISTRATOR = "admin";
  private final AppointMember appointMember;

  CommitteeStory(AppointMember appointMember) {
    this.appointMember = appointMember;
  }

  void enter(DemoPlan plan, Cast cast, Timetable timetable, Instant at) {
    Actor administrator = cast.person(ADMINISTRATOR);
    for (DemoPerson person : plan.people()) {
      if (person.role() == DemoRole.COMMITTEE_MEMBER && person.state() != null) {
        String state = person.state();
        timetable.add(
            at,
            () ->
                appointMember.run(
                    administrator,
                    new AppointMember.Seat(
                        isTechnical(person) ? CommitteeCode.TECHNICAL : CommitteeCode.EXECUTIVE,
                        cast.person(person.code()).personId(),
                        state,
                        person.chair())));
      }
    }
  }

  /** Committee members that know technical affairs sit in the technical committee. */
  static boolean isTechnical(DemoPerson person) {
    return person.role() == DemoRole.COMMITTEE_MEMBER && person.expertise() != null;
  }
}
