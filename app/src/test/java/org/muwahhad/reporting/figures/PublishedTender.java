package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.reporting.figures.JsonFigures.json;
import static org.muwahhad.reporting.figures.JsonFigures.list;
import static org.muwahhad.reporting.figures.JsonFigures.node;
import static org.muwahhad.reporting.figures.JsonFigures.number;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.muwahhad.Browserless;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.figures.PlainFigures.Award;
import org.muwahhad.reporting.figures.PlainFigures.Ranked;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.ReportLot;

/** A tender at random, awarded: what is published of it, against what it comes to. */
final class PublishedTender extends DrawnTender {
  final List<Award> awards;

  PublishedTender(Stage stage, long seed) {
    super(stage, seed);
    awards = figures.awards(recommend());
    decide();
  }

  void ranking() {
    List<JsonNode> rows =
        list(json(app, stage.buyer(), "/api/v1/tenders/" + tender.id() + "/ranking"));
    assertThat(rows).hasSameSizeAs(ranked);
    for (JsonNode row : rows) {
      Ranked one = find(number(row, "lotNumber").intValue(), number(row, "bidId").longValue());
      same(row, "technicalScore", one.technical());
      if (one.rank() == 0) {
        assertThat(text(row, "exclusion")).isEqualTo("TECHNICAL");
        for (String field : List.of("rankPosition", "bidTotal", "evaluatedPrice", "finalScore")) {
          assertThat(text(row, field)).as(field).isEmpty();
        }
      } else {
        same(row, "bidTotal", one.total());
        same(row, "convertedTotal", one.converted());
        same(row, "evaluatedPrice", one.evaluated());
        same(row, "priceScore", one.priceScore());
        same(row, "finalScore", one.finalScore());
        same(row, "rankPosition", BigDecimal.valueOf(one.rank()));
      }
    }
  }

  private Ranked find(int lot, long bid) {
    return ranked.stream()
        .filter(r -> r.lot() == lot && r.bid().id() == bid)
        .findFirst()
        .orElseThrow();
  }

  void rankingPage() {
    Browserless browser = Browserless.signedInAs(app, stage.buyer());
    browser.get("/language/en");
    String page = browser.get("/tenders/" + tender.id() + "/ranking").body();
    for (Ranked one : ranked) {
      if (one.rank() > 0) {
        assertThat(page).contains(shown(one.total(), one.bid().currency()));
        assertThat(page).contains(shown(one.converted(), figures.currency()));
        assertThat(page).contains(shown(one.evaluated(), figures.currency()));
        assertThat(page).contains(one.finalScore().toPlainString());
      } else {
        assertThat(page).doesNotContain(shown(one.total(), one.bid().currency()));
      }
    }
  }

  private static String shown(BigDecimal amount, String currency) {
    return String.format(Locale.ROOT, "%,." + PlainFigures.decimals(currency) + "f", amount);
  }

  /** Rank, register number, currency and amounts of the file, by their columns. */
  void steps() {
    String csv =
        Browserless.signedInAs(app, stage.buyer())
            .get("/tenders/" + tender.id() + "/prices/steps.csv")
            .body();
    List<List<String>> rows = table(csv);
    assertThat(rows).hasSize(ranked.size() + 1);
    for (List<String> row : rows.subList(1, rows.size())) {
      Ranked one =
          ranked.stream()
              .filter(r -> String.valueOf(r.lot()).equals(row.get(0)))
              .filter(r -> r.bid().registration().equals(row.get(4)))
              .findFirst()
              .orElseThrow();
      assertThat(row.get(2)).isEqualTo(one.rank() == 0 ? "" : String.valueOf(one.rank()));
      if (one.rank() == 0) {
        assertThat(row).as("no price of a bid that failed").hasSize(7);
        continue;
      }
      assertThat(row.get(7)).isEqualTo(one.bid().currency());
      assertThat(new BigDecimal(row.get(8))).isEqualByComparingTo(one.total());
      assertThat(new BigDecimal(row.get(20))).isEqualByComparingTo(one.converted());
      assertThat(new BigDecimal(row.get(24))).isEqualByComparingTo(one.evaluated());
      assertThat(row.get(25)).as("no bid has an alternative").isEmpty();
    }
  }

  private static List<List<String>> table(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    try (StringReader in = new StringReader(csv.replace("\uFEFF", ""))) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (c == '"') {
          quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
          row.add(cell.toString().strip());
          cell.setLength(0);
          if (c == '\n') {
            rows.add(List.copyOf(row));
            row.clear();
          }
        } else {
          cell.append((char) c);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  void awards() {
    JsonNode page = json(app, stage.buyer(), "/api/v1/tenders/" + tender.id() + "/awards");
    List<JsonNode> told = list(node(page, "awards"));
    assertThat(told).hasSameSizeAs(awards);
    for (JsonNode award : told) {
      Award one = award(number(award, "lotNumber").intValue(), text(award, "supplierEn"));
      assertThat(text(award, "status")).isEqualTo("active");
      assertThat(text(award, "currency")).isEqualTo(one.bid().currency());
      same(award, "amount", one.amount());
      same(award, "convertedTotal", one.converted());
    }
    List<JsonNode> given = list(node(page, "given"));
    // An award that gives a lot whole at the prices bid says no more of its items.
    assertThat(given)
        .hasSize(
            awards.stream()
                .filter(a -> a.percentOff().signum() > 0 || isDivided(a.lot()))
                .mapToInt(a -> a.quantities().size())
                .sum());
    for (JsonNode item : given) {
      Award one = awardOf(told, number(item, "awardId"));
      long id = number(item, "lotItemId").longValue();
      BigDecimal price = Objects.requireNonNull(one.bid().prices().get(id));
      same(item, "quantity", Objects.requireNonNull(one.quantities().get(id)));
      same(item, "bidPrice", price);
      same(item, "discountPercent", one.percentOff());
      same(
          item,
          "unitPrice",
          price.multiply(new BigDecimal("100").subtract(one.percentOff())).movePointLeft(2));
    }
  }

  boolean isDivided(int lot) {
    return awards.stream().filter(a -> a.lot() == lot).count() > 1;
  }

  private Award awardOf(List<JsonNode> told, BigDecimal id) {
    JsonNode award =
        told.stream().filter(a -> number(a, "id").compareTo(id) == 0).findFirst().orElseThrow();
    return award(number(award, "lotNumber").intValue(), text(award, "supplierEn"));
  }

  private Award award(int lot, String bidder) {
    return awards.stream()
        .filter(a -> a.lot() == lot && a.bid().bidder().equals(bidder))
        .findFirst()
        .orElseThrow();
  }

  void release() {
    JsonNode release =
        parse(
            Browserless.at(app).get("/api/v1/publications/" + tender.number() + "/release").body());
    List<JsonNode> told = list(node(list(node(release, "releases")).get(0), "awards"));
    assertThat(told).hasSameSizeAs(awards);
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (Award award : awards) {
      expected.add(plain(award.bid().currency(), award.amount(), award.quantities().values()));
    }
    for (JsonNode award : told) {
      assertThat(text(award, "status")).isEqualTo("active");
      found.add(
          plain(
              text(node(award, "value"), "currency"),
              number(node(award, "value"), "amount"),
              list(node(award, "items")).stream().map(i -> number(i, "quantity")).toList()));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String plain(String currency, BigDecimal amount, Iterable<BigDecimal> quantities) {
    return currency
        + " "
        + amount.stripTrailingZeros().toPlainString()
        + " "
        + StreamSupport.stream(quantities.spliterator(), false)
            .map(q -> q.stripTrailingZeros().toPlainString())
            .sorted()
            .toList();
  }

  void report() {
    AwardReport report =
        app.get(AwardReporter.class)
            .gather(Readers.BUYER, new Subject(Subject.SubjectKind.TENDER, tender.id(), ""))
            .record()
            .apply(Issue.NONE);
    assertThat(report.lots()).hasSameSizeAs(figures.lots());
    for (ReportLot lot : report.lots()) {
      int number = Integer.parseInt(lot.number());
      List<Ranked> here = ranked.stream().filter(r -> r.lot() == number).toList();
      assertThat(lot.bids()).hasSameSizeAs(here);
      for (AwardReport.Bid bid : lot.bids()) {
        sameBid(
            bid,
            here.stream()
                .filter(r -> r.bid().bidder().equals(bid.bidder().en()))
                .findFirst()
                .orElseThrow());
      }
      assertThat(lot.awards())
          .hasSize((int) awards.stream().filter(a -> a.lot() == number).count());
      for (AwardReport.Award award : lot.awards()) {
        Award one = award(number, award.bidder().en());
        assertThat(award.price().currency()).isEqualTo(one.bid().currency());
        assertThat(award.price().amount()).isEqualByComparingTo(one.amount());
        assertThat(award.amount().currency()).isEqualTo(figures.currency());
        assertThat(award.amount().amount()).isEqualByComparingTo(one.converted());
        assertThat(award.share().subtract(one.sharePercent()).abs())
            .isLessThanOrEqualTo(new BigDecimal("0.05"));
      }
    }
  }

  private static void sameBid(AwardReport.Bid bid, Ranked one) {
    assertThat(bid.technical().orElseThrow()).isEqualByComparingTo(one.technical());
    assertThat(bid.standing().isPresent()).isEqualTo(one.rank() > 0);
    assertThat(bid.prices().isPresent()).isEqualTo(one.rank() > 0);
    if (one.rank() == 0) {
      return;
    }
    AwardReport.Prices prices = bid.prices().orElseThrow();
    assertThat(prices.bid().amount()).isEqualByComparingTo(one.total());
    assertThat(prices.bid().currency()).isEqualTo(one.bid().currency());
    assertThat(prices.converted().amount()).isEqualByComparingTo(one.converted());
    assertThat(prices.preference().amount())
        .isEqualByComparingTo(one.evaluated().subtract(one.converted()));
    assertThat(prices.evaluated().amount()).isEqualByComparingTo(one.evaluated());
    bid.standing()
        .ifPresent(
            standing -> {
              assertThat(standing.rank()).isEqualTo(one.rank());
              assertThat(standing.priceScore()).isEqualByComparingTo(one.priceScore());
              assertThat(standing.finalScore()).isEqualByComparingTo(one.finalScore());
            });
  }

  /** Each bidder is told the winners, and its own figures and nobody else's. */
  void letters() {
    bids.forEach(
        (bidder, bid) -> {
          JsonNode letter = json(app, bidder, "/api/v1/tenders/" + tender.id() + "/awards/letter");
          for (JsonNode lot : list(node(letter, "lots"))) {
            ranked.stream()
                .filter(r -> r.lot() == number(lot, "number").intValue())
                .filter(r -> r.bid().id() == bid.id())
                .forEach(one -> sameOwn(lot, one));
          }
          List<JsonNode> winners = list(node(letter, "winners"));
          assertThat(winners).hasSameSizeAs(awards);
          for (JsonNode winner : winners) {
            Award one =
                award(
                    1 + tender.lots().indexOf(number(winner, "lotId").longValue()),
                    text(winner, "nameEn"));
            same(winner, "amount", one.amount());
            assertThat(text(winner, "currency")).isEqualTo(one.bid().currency());
            assertThat(text(winner, "discounted"))
                .isEqualTo(String.valueOf(one.percentOff().signum() > 0));
            assertThat(text(winner, "own")).isEqualTo(String.valueOf(one.bid().id() == bid.id()));
          }
        });
  }

  private void sameOwn(JsonNode lot, Ranked one) {
    same(lot, "ownTotal", one.total());
    same(lot, "technicalScore", one.technical());
    assertThat(text(lot, "won"))
        .isEqualTo(
            String.valueOf(
                awards.stream()
                    .anyMatch(a -> a.lot() == one.lot() && a.bid().id() == one.bid().id())));
    if (one.rank() > 0) {
      same(lot, "rank", BigDecimal.valueOf(one.rank()));
      same(lot, "priceScore", one.priceScore());
      same(lot, "finalScore", one.finalScore());
    } else {
      assertThat(text(lot, "rank")).isEmpty();
    }
  }

  private JsonNode parse(String body) {
    try {
      return app.get(JsonMapper.class).readValue(body, JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty where nothing is said. */
  private static String text(JsonNode parent, String field) {
    JsonNode value = parent.get(field);
    return value == null || value.isNull() ? "" : value.coerceStringValue();
  }

  private static void same(JsonNode parent, String field, BigDecimal expected) {
    assertThat(number(parent, field)).as(field).isEqualByComparingTo(expected);
  }
}
