package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.reporting.figures.JsonFigures.json;
import static org.muwahhad.reporting.figures.JsonFigures.list;
import static org.muwahhad.reporting.figures.JsonFigures.node;
import static org.muwahhad.reporting.figures.JsonFigures.number;
import static org.muwahhad.reporting.figures.JsonFigures.text;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.muwahhad.Browserless;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementOrderQueries;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.Spend;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.agreement.AgreementReport;
import org.muwahhad.reports.balance.BalanceReport;

/**
 * Agreements of a tender as pages, to programs and in the statement of balances: the ceiling is the
 * award, and what is ordered and what is left come to it, for all, for a state and for an entity.
 */
final class AgreementFigures {
  private final AwardedTender shown;
  private final Actor buyer;

  AgreementFigures(AwardedTender shown) {
    this.shown = shown;
    buyer = shown.stage.buyer();
  }

  /** Before anything is ordered: every part is that of the award. */
  void areOfTheAward() {
    List<JsonNode> told = ofTender();
    assertThat(told).hasSameSizeAs(shown.given);
    for (JsonNode agreement : told) {
      PlainParts.Given given = given(agreement);
      assertThat(text(agreement, "currency")).isEqualTo(given.award().bid().currency());
      assertThat(number(agreement, "amount")).isEqualByComparingTo(given.award().amount());
      assertThat(page("/agreements")).contains(amount(given.award().amount(), given));
      ViewAgreements.AgreementView sheet = sheet(buyer, agreement);
      Map<String, BigDecimal> byState = new TreeMap<>();
      for (int i = 0; i < sheet.spend().size(); i++) {
        byState.put(sheet.spend().get(i).state().en(), sheet.spend().get(i).entitled().amount());
      }
      assertThat(List.copyOf(byState.values()))
          .as("what states may order of is their part of the award")
          .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .containsExactlyInAnyOrderElementsOf(
              PlainParts.ownByState(given).values().stream().toList());
      agree(agreement, sheet);
      isWritten(agreement, sheet);
    }
    isPrintedForBoth(told.get(0));
  }

  /** The document that both sides sign says the prices and quantities of the page. */
  private void isWritten(JsonNode agreement, ViewAgreements.AgreementView sheet) {
    AgreementReport written = written(agreement);
    Map<String, BigDecimal> byState = new TreeMap<>();
    Map<String, BigDecimal> byItem = new TreeMap<>();
    for (AgreementQueries.Entitlement own : sheet.entitlements()) {
      BigDecimal quantity = own.entitled();
      if (quantity.signum() > 0) {
        byState.merge(own.state().en() + " " + own.itemCode(), quantity, BigDecimal::add);
        byItem.merge(own.itemCode(), quantity, BigDecimal::add);
      }
    }
    assertThat(written.value().amount()).isEqualByComparingTo(number(agreement, "amount"));
    assertThat(written.quantities()).hasSameSizeAs(byState.keySet());
    for (AgreementReport.StateQuantity quantity : written.quantities()) {
      assertThat(quantity.quantity())
          .isEqualByComparingTo(
              byState.getOrDefault(quantity.state().en() + " " + quantity.code(), BigDecimal.ZERO));
    }
    assertThat(written.items()).hasSameSizeAs(byItem.keySet());
    for (AgreementReport.AgreedItem item : written.items()) {
      assertThat(item.quantity())
          .isEqualByComparingTo(byItem.getOrDefault(item.code(), BigDecimal.ZERO));
      assertThat(item.price().amount())
          .isEqualByComparingTo(
              sheet.entitlements().stream()
                  .filter(e -> e.itemCode().equals(item.code()))
                  .findFirst()
                  .orElseThrow()
                  .unitPrice());
    }
  }

  /** Both editions print the value and the prices. */
  private void isPrintedForBoth(JsonNode agreement) {
    AgreementReport written = written(agreement);
    String document = "agreement/" + number(agreement, "id").longValue();
    Browserless reader = Browserless.signedInAs(shown.app, buyer);
    List<BigDecimal> english =
        PrintedFigures.figures(PrintedFigures.words(reader, document, "ENGLISH"));
    assertThat(english).contains(written.value().amount().stripTrailingZeros());
    for (AgreementReport.AgreedItem item : written.items()) {
      assertThat(english)
          .usingElementComparator(BigDecimal::compareTo)
          .contains(item.price().amount());
    }
    assertThat(PrintedFigures.figures(PrintedFigures.words(reader, document, "ARABIC")))
        .isEqualTo(english);
  }

  private AgreementReport written(JsonNode agreement) {
    return shown
        .app
        .get(AgreementReporter.class)
        .gather(
            buyer, Subject.of(Subject.SubjectKind.AGREEMENT, number(agreement, "id").longValue()))
        .record()
        .apply(Issue.NONE);
  }

  /** Every entity orders a part of what it may, and some of them all. */
  void ordered() {
    Instant later = shown.tender.afterStandstill().plus(Duration.ofDays(2));
    Map<Long, Actor> officers = new TreeMap<>();
    for (JsonNode agreement : ofTender()) {
      int n = 0;
      for (long entity : entities(agreement)) {
        Actor officer = officers.computeIfAbsent(entity, e -> shown.stage.world().anOfficerOf(e));
        for (String part : n++ % 2 == 0 ? List.of("0.37", "0.21") : List.of("0.5", "1")) {
          order(officer, agreement, new BigDecimal(part), later);
        }
      }
      ViewAgreements.AgreementView sheet = sheet(buyer, agreement);
      assertThat(sheet.ordered()).isNotEmpty();
      agree(agreement, sheet);
      cancel(officers, sheet.ordered().get(0), later);
      ViewAgreements.AgreementView left = sheet(buyer, agreement);
      assertThat(left.cancelled()).hasSize(1);
      agree(agreement, left);
      isPrinted(agreement);
      ofParts(agreement, left, List.copyOf(officers.values()));
    }
  }

  private void cancel(
      Map<Long, Actor> officers, AgreementOrderQueries.OrderedLine line, Instant at) {
    Actor officer = Objects.requireNonNull(officers.get(line.entityId()));
    shown.stage.run(
        at, () -> shown.app.get(CancelCallOff.class).run(officer, line.callOffId(), "سهو"));
  }

  private void order(Actor officer, JsonNode agreement, BigDecimal part, Instant at) {
    shown.stage.run(
        at,
        () -> {
          List<PlaceCallOff.OrderLine> lines = new ArrayList<>();
          sheet(officer, agreement)
              .entitlements()
              .forEach(
                  e -> {
                    boolean whole = e.entitled().stripTrailingZeros().scale() <= 0;
                    BigDecimal quantity =
                        e.left().multiply(part).setScale(whole ? 0 : 3, RoundingMode.DOWN);
                    if (quantity.signum() > 0) {
                      lines.add(new PlaceCallOff.OrderLine(e.lotItemId(), quantity));
                    }
                  });
          if (!lines.isEmpty()) {
            shown
                .app
                .get(PlaceCallOff.class)
                .run(
                    officer,
                    number(agreement, "id").longValue(),
                    new PlaceCallOff.Order(java.util.UUID.randomUUID().toString(), lines));
          }
        });
  }

  /** Page, programs and the statement of balances tell the same, and the sums are true. */
  private void agree(JsonNode agreement, ViewAgreements.AgreementView sheet) {
    BigDecimal ceiling = number(agreement, "amount");
    assertThat(sum(sheet, Spend::entitled)).isEqualByComparingTo(ceiling);
    assertThat(sum(sheet, Spend::ordered).add(sum(sheet, Spend::left)))
        .isEqualByComparingTo(ceiling);
    assertThat(sum(sheet, Spend::ordered))
        .as("what is ordered is the sum of the orders")
        .isEqualByComparingTo(
            sheet.ordered().stream()
                .map(o -> o.net().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    long id = number(agreement, "id").longValue();
    String page = page("/agreements/" + id);
    JsonNode told = json(shown.app, buyer, "/api/v1/agreements/" + id);
    List<JsonNode> spend = list(told, "spend");
    for (int i = 0; i < spend.size(); i++) {
      Spend own = sheet.spend().get(i);
      assertThat(number(node(spend.get(i), "entitled"), "amount"))
          .isEqualByComparingTo(own.entitled().amount());
      assertThat(number(node(spend.get(i), "ordered"), "amount"))
          .isEqualByComparingTo(own.ordered().amount());
      for (BigDecimal shownAmount :
          List.of(own.entitled().amount(), own.ordered().amount(), own.left().amount())) {
        assertThat(page).contains(amount(shownAmount, given(agreement)));
      }
    }
    BalanceReport report = balance(id, "");
    assertThat(worth(report, BalanceReport.Balance::entitledWorth)).isEqualByComparingTo(ceiling);
    assertThat(worth(report, BalanceReport.Balance::orderedWorth))
        .isEqualByComparingTo(sum(sheet, Spend::ordered));
    assertThat(worth(report, BalanceReport.Balance::leftWorth))
        .isEqualByComparingTo(sum(sheet, Spend::left));
  }

  /** The statement as it is printed, with all that was ordered and cancelled. */
  private void isPrinted(JsonNode agreement) {
    String statement = "balance/" + number(agreement, "id").longValue();
    Browserless reader = Browserless.signedInAs(shown.app, buyer);
    List<BigDecimal> english =
        PrintedFigures.figures(PrintedFigures.words(reader, statement, "ENGLISH"));
    assertThat(english).contains(number(agreement, "amount").stripTrailingZeros());
    assertThat(PrintedFigures.figures(PrintedFigures.words(reader, statement, "ARABIC")))
        .isEqualTo(english);
  }

  /** A coordinator reads of its state what the buyer reads of it; officers' parts come to it. */
  private void ofParts(
      JsonNode agreement, ViewAgreements.AgreementView whole, List<Actor> officers) {
    long id = number(agreement, "id").longValue();
    Map<String, BigDecimal> ofOfficers = new TreeMap<>();
    for (Actor officer : officers) {
      if (shown.app.get(ViewAgreements.class).list(officer).stream().anyMatch(a -> a.id() == id)) {
        Spend own = sheet(officer, agreement).spend().get(0);
        ofOfficers.merge(own.state().en(), own.left().amount(), BigDecimal::add);
      }
    }
    for (Spend state : whole.spend()) {
      String code =
          shown.app.ask(
              "SELECT code FROM member_state WHERE name_en = '" + state.state().en() + "'");
      assertThat(sheet(shown.stage.coordinator(code), agreement).spend()).containsExactly(state);
      assertThat(ofOfficers.get(state.state().en())).isEqualByComparingTo(state.left().amount());
      BalanceReport own = balance(id, code);
      assertThat(worth(own, BalanceReport.Balance::entitledWorth))
          .isEqualByComparingTo(state.entitled().amount());
      assertThat(worth(own, BalanceReport.Balance::leftWorth))
          .isEqualByComparingTo(state.left().amount());
    }
  }

  private List<JsonNode> ofTender() {
    return list(json(shown.app, buyer, "/api/v1/agreements")).stream()
        .filter(a -> number(a, "tenderId").longValue() == shown.tender.id())
        .toList();
  }

  private PlainParts.Given given(JsonNode agreement) {
    return shown.given.stream()
        .filter(g -> g.award().lot() == number(agreement, "lotNumber").intValue())
        .filter(g -> g.award().bid().bidder().equals(text(agreement, "supplierEn")))
        .findFirst()
        .orElseThrow();
  }

  private ViewAgreements.AgreementView sheet(Actor reader, JsonNode agreement) {
    return shown.app.get(ViewAgreements.class).get(reader, number(agreement, "id").longValue());
  }

  private List<Long> entities(JsonNode agreement) {
    return sheet(buyer, agreement).entitlements().stream()
        .map(e -> e.entityId())
        .distinct()
        .toList();
  }

  private BalanceReport balance(long id, String part) {
    return shown
        .app
        .get(BalanceReporter.class)
        .gather(Readers.BUYER, new Subject(Subject.SubjectKind.AGREEMENT, id, part))
        .record()
        .apply(Issue.NONE);
  }

  private static BigDecimal worth(
      BalanceReport report, Function<BalanceReport.Balance, Money> figure) {
    return report.agreements().stream()
        .flatMap(a -> a.balances().stream())
        .map(b -> figure.apply(b).amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal sum(
      ViewAgreements.AgreementView sheet, Function<Spend, org.muwahhad.shared.Money> figure) {
    return sheet.spend().stream()
        .map(s -> figure.apply(s).amount())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String amount(BigDecimal amount, PlainParts.Given given) {
    return PrintedFigures.shown(new Money(amount, given.award().bid().currency()));
  }

  private String page(String path) {
    Browserless browser = Browserless.signedInAs(shown.app, buyer);
    browser.get("/language/en");
    return browser.get(path).body();
  }
}
