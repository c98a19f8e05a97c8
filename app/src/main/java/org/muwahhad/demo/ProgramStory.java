package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muwahhad.organisation.program.AddProgram;

/** The planning system of a ministry was given credentials of its own. */
@Singleton
class ProgramStory {
  private static final int DAYS = 180;
  private final AddProgram addProgram;

  ProgramStory(AddProgram addProgram) {
    this.addProgram = addProgram;
  }

  void enter(DemoCast cast, Timetable timetable, Instant now) {
    timetable.add(
        now.minus(Duration.ofDays(8)),
        () ->
            addProgram.run(
                cast.person("officer.kw"),
                new AddProgram.NewProgram(
                    "نظام تخطيط الموارد – ERP",
                    List.of("catalog:read", "demand:read", "demand:write", "orders:read"),
                    DAYS)));
  }
}
