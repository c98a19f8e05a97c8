package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.budget.SetStateBudget;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.LineInput;

/** What a coordinator of Kuwait finds on the desk. */
final class DeskFixture {
  static final String CATEGORY = "30200000";
  private final TestApp app;
  private final Actor coordinator;

  DeskFixture(TestApp app, Actor coordinator) {
    this.app = app;
    this.coordinator = coordinator;
  }

  LineInput priced(String item, String quantity, String price) {
    return new LineInput(
        item,
        new BigDecimal(quantity),
        LocalDate.now().plusDays(120),
        null,
        new BigDecimal(price),
        Commitment.FIRM,
        "B-1",
        "test");
  }

  void set(long round, @Nullable String amount, int version) {
    app.get(SetStateBudget.class)
        .run(
            coordinator,
            round,
            CATEGORY,
            new SetStateBudget.Budget(amount == null ? null : new BigDecimal(amount), version));
  }

  void refused(String statement, String by) {
    assertThatThrownBy(() -> app.sql(statement)).hasMessageContaining(by);
  }
}
