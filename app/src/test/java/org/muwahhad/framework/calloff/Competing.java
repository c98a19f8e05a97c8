package org.muwahhad.framework.calloff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.procedure.ProcedureInput;
import org.muwahhad.tender.procedure.SetProcedure;

/**
 * Suppliers of framework agreements compete again for what the agreements cover: in the first
 * tender the dinar bid won an agreement for ten and 25.5 pieces at 100.125 dinars, the riyal bid
 * one for one and two pieces of the same catalog item at 500.25 riyals.
 */
final class Competing {
  final TestApp app;
  final AwardFixture awards;
  final AwardFixture.Tender agreed;

  private Competing(TestApp app, AwardFixture awards) {
    this.app = app;
    this.awards = awards;
    this.agreed = awards.aTender();
  }

  /** Where preference, pass mark and thresholds keep nobody out. */
  static AwardFixture in(TestApp app) {
    AwardFixture fixture = AwardFixture.in(app);
    fixture.addRules(
        Map.of(
            "technical.pass-mark", "0",
            "preference.gcc-percent", "10",
            "weight.quality", "60",
            "weight.price", "40",
            "abnormal.mean-percent", "100",
            "abnormal.next-percent", "100"));
    return fixture;
  }

  /** Both agreements, begun a month ago. */
  static Competing underTwoAgreements(TestApp app, AwardFixture awards) {
    Competing competing = new Competing(app, awards);
    competing.conclude();
    return competing;
  }

  private void conclude() {
    awards.adopt(agreed);
    later(() -> app.get(ConfirmAwards.class).run(awards.buyer, agreed.id()));
    app.without(
        "tr_framework_agreement_fixed",
        () ->
            app.sql(
                "UPDATE framework_agreement SET starts_on = CURRENT_DATE - INTERVAL 30 DAY"
                    + " WHERE tender_id = "
                    + agreed.id()));
  }

  AwardFixture.Tender published(String kuwaiti, String saudi) {
    return awards.aPublishedTenderForTheItemsOf(
        agreed, lots(kuwaiti, saudi, "99", "450"), this::set);
  }

  AwardFixture.Tender competition(
      String dinar, String riyal, Judged dinarPlace, Judged riyalPlace) {
    return awards.aTenderForTheItemsOf(
        agreed,
        List.of(
            new Lot(List.of(new Item(List.of("1", "2"), dinar, riyal)), dinarPlace, riyalPlace)),
        this::set);
  }

  static List<Lot> lots(String kuwaiti, String saudi, String dinar, String riyal) {
    return List.of(
        new Lot(
            List.of(new Item(List.of(kuwaiti, saudi), dinar, riyal)), Judged.SECOND, Judged.FIRST));
  }

  void set(long tender) {
    int version = app.get(TenderQueries.class).getTender(tender).version();
    app.get(SetProcedure.class)
        .run(
            awards.buyer,
            tender,
            new ProcedureInput(
                "framework",
                "covered-by-agreements",
                new Bilingual("اتفاقيتان ساريتان.", "Two agreements are in force."),
                null,
                List.of(),
                List.of(),
                version));
  }

  long order(long entity, int lot, String quantity) {
    Actor officer = awards.world().anOfficerOf(entity);
    long item = agreed.items().get(lot == 1 ? 0 : 2);
    return app.get(PlaceCallOff.class)
        .run(
            officer,
            agreement(lot),
            new PlaceCallOff.Order(
                "k" + officer.personId(),
                List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity)))));
  }

  String number(int lot) {
    return "FA-%s-%d".formatted(agreed.number().substring(3), lot);
  }

  long agreement(int lot) {
    return Long.parseLong(
        app.ask("SELECT id FROM framework_agreement WHERE number = '%s'".formatted(number(lot))));
  }

  static void later(Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(11)), act);
  }
}
