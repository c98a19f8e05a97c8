package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;
import static org.muwahhad.award.quantity.QuantityFixture.takes;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.QuantityFixture;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.allocation.AllocationReport;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.ReportLot;
import org.muwahhad.reports.savings.SavingsReport;

/** The award report in the quantities the states confirmed, and while lots are with the panel. */
@Tag("long")
class SettledLotsReportTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);

  @Test
  void the_report_tells_the_confirmed_quantities_and_what_the_committees_decided_on() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(2), "20"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.settle();

    ReportLot lot = report(tender).lots().get(1);

    assertThat(lot.awards().get(0).amount().amount()).isEqualByComparingTo("21510.75");
    assertThat(lot.items().get(0).quantity()).isEqualByComparingTo("43");
    assertThat(lot.items().get(0).byState().get("KW")).isEqualByComparingTo("20");
    assertThat(lot.items().get(0).amount().orElseThrow().amount()).isEqualByComparingTo("21510.75");
    assertThat(lot.reasons().get(1).en()).contains("SAR\u00a020,010.00", "SAR\u00a021,510.75");
    assertThat(lot.reasons().get(1).ar()).contains("20,010.00\u00a0ر.س", "21,510.75\u00a0ر.س");
    BigDecimal net =
        report(tender).allocations().stream()
            .map(a -> a.net().amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(net).isEqualByComparingTo(report(tender).awarded().amount());
  }

  @Test
  void while_a_lot_is_back_with_the_panel_the_report_covers_the_settled_ones_and_names_it() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0)));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.settle();
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));
    assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");

    AwardReport report = report(tender);

    assertThat(report.lots().get(0).open()).isTrue();
    assertThat(report.lots().get(0).bids()).isEmpty();
    assertThat(report.lots().get(0).reasons().get(0).en()).contains("with the examination");
    assertThat(report.lots().get(1).open()).isFalse();
    assertThat(report.lots().get(1).awards()).hasSize(1);
    assertThat(report.timeline().get(report.timeline().size() - 1).what().en())
        .contains("Returned to the examination panel: lot 1");
    String pdf = "/reports/award/" + tender.id() + "/BILINGUAL/PDF";
    ApiCaller coordinator = ApiCaller.of(APP, FIXTURE.saudi);
    assertThat(
            coordinator
                .get("/api/v1/tenders/" + tender.id() + "/reports/award/BILINGUAL/PDF")
                .statusCode())
        .isEqualTo(200);
    for (String kind : new String[] {"allocation", "savings"}) {
      assertThat(
              coordinator
                  .get("/api/v1/reports/" + kind + "/" + tender.id() + "-SA/ENGLISH/XLSX")
                  .statusCode())
          .as(kind)
          .isEqualTo(200);
    }
    Subject ofSaudiArabia = new Subject(Subject.SubjectKind.TENDER, tender.id(), "SA");
    Reporter.GatheredReport<AllocationReport> allocation =
        APP.get(AllocationReporter.class).gather(FIXTURE.awards.buyer, ofSaudiArabia);
    assertThat(allocation.draft()).isFalse();
    assertThat(allocation.record().apply(Issue.NONE).lots())
        .extracting(AllocationReport.AllocationLot::number)
        .containsExactly(2);
    assertThat(allocation.record().apply(Issue.NONE).unserved())
        .extracting(AllocationReport.UnservedLine::lot)
        .containsOnly(1);
    Reporter.GatheredReport<SavingsReport> savings =
        APP.get(SavingsReporter.class).gather(FIXTURE.awards.buyer, ofSaudiArabia);
    assertThat(savings.draft()).isFalse();
    assertThat(savings.record().apply(Issue.NONE).lots())
        .extracting(SavingsReport.SavingsLot::number)
        .containsExactly(2);
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.awards.buyer);
    buyer.get("/language/en");
    assertThat(buyer.get("/reports").body()).contains("Awarded in part", pdf);
  }

  @Test
  void the_rest_of_a_line_that_its_state_confirmed_in_part_is_told_as_not_served() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(2), "15"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.settle();
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));

    AllocationReport kuwait =
        APP.get(AllocationReporter.class)
            .gather(
                FIXTURE.awards.buyer, new Subject(Subject.SubjectKind.TENDER, tender.id(), "KW"))
            .record()
            .apply(Issue.NONE);

    List<AllocationReport.UnservedLine> rests =
        kuwait.unserved().stream().filter(line -> line.lot() == 2).toList();
    assertThat(rests).isNotEmpty();
    assertThat(rests).allMatch(line -> line.why() == AllocationReport.UnservedReason.NOT_CONFIRMED);
    assertThat(
            rests.stream()
                .map(AllocationReport.UnservedLine::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("2");
  }

  @Test
  void nothing_is_issued_while_no_lot_is_settled() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0), tender.lots().get(1)));
    FIXTURE.confirm(FIXTURE.saudi, tender, optsOut(tender.lots().get(1)));
    FIXTURE.settle();
    assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");

    assertThat(
            ApiCaller.of(APP, FIXTURE.awards.buyer)
                .get("/api/v1/tenders/" + tender.id() + "/reports/award/ARABIC/PDF")
                .body())
        .contains("reporting.not-yet");
  }

  private static AwardReport report(AwardFixture.Tender tender) {
    return APP.get(AwardReports.class).get(tender.id(), Issue.NONE);
  }
}
