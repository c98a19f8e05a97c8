package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muwahhad.demand.form.SaveItemSet;

/** Officers have saved what a new office needs. */
@Singleton
class ItemSetStory {
  private final SaveItemSet saveItemSet;

  ItemSetStory(SaveItemSet saveItemSet) {
    this.saveItemSet = saveItemSet;
  }

  void enter(DemoCast cast, Timetable timetable, Instant now) {
    for (String officer : List.of("officer.ae", "officer.kw", "officer.om")) {
      timetable.add(
          now.minus(Duration.ofDays(9)),
          () ->
              saveItemSet.run(
                  cast.person(officer),
                  new SaveItemSet.SetDraft(
                      "تجهيز مكتب موظف جديد",
                      true,
                      null,
                      List.of(line("LAP-0003", 1), line("MON-0002", 2)))));
    }
  }

  private static SaveItemSet.SetLineInput line(String item, int quantity) {
    return new SaveItemSet.SetLineInput(item, null, BigDecimal.valueOf(quantity));
  }
}
