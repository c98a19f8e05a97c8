package org.muwahhad.demand.form;

import static org.muwahhad.demand.submission.DemandFixture.line;

import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.demand.submission.AmendDemand;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.SubmissionQueries;

/** Endorsed demand of two laptops, and the amendment that is written next to it. */
final class AmendmentFixture {
  private final TestApp app;
  private final DemandFixture demand;
  private final String laptop;

  AmendmentFixture(TestApp app, DemandFixture demand, String laptop) {
    this.app = app;
    this.demand = demand;
    this.laptop = laptop;
  }

  DemandFixture.Side anEndorsedSubmission() {
    DemandFixture.Side side = demand.aSubmission(demand.anOpenRound(), "KW", line(laptop, "2"));
    app.get(EndorseSubmission.class)
        .run(demand.aCoordinatorOf("KW"), side.submission(), demand.version(side.submission()));
    return side;
  }

  /** Begins an amendment that asks for another quantity. */
  void amend(DemandFixture.Side side, String quantity) {
    app.get(AmendDemand.class).run(side.officer(), side.submission());
    app.get(SaveDraft.class)
        .run(
            side.officer(),
            side.submission(),
            row(side).formVersion(),
            List.of(line(laptop, quantity)));
  }

  SubmissionQueries.SubmissionRow row(DemandFixture.Side side) {
    return app.get(SubmissionQueries.class).findRow(side.submission()).orElseThrow();
  }

  List<String> typed(DemandFixture.Side side) {
    return app.get(DraftText.class).of(side.submission()).lines().stream()
        .map(DraftLine::quantity)
        .toList();
  }

  /** Quantities of the lines that count. */
  String quantities(DemandFixture.Side side) {
    return app.ask(
        "SELECT GROUP_CONCAT(quantity ORDER BY line_number) FROM demand_line" + of(side));
  }

  static String of(DemandFixture.Side side) {
    return " WHERE submission_id = " + side.submission();
  }
}
