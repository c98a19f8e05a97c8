package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.LetterQueries;
import org.muwahhad.award.ViewOutcomeLetter;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/**
 * The letter to a bidder on the screen and as PDF: both tell the same figures, and only of lots it
 * bid for.
 */
@Tag("long")
class LetterAgreesTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Texts EN = Texts.in(Language.EN);

  /** An amount, a score or a percentage: what has decimals, and what has a percent sign. */
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\d.,/-])\\d{1,3}(?:,\\d{3})*(?:\\.\\d+%?|%)(?![\\d/])");

  /** A letter with who may read it. */
  private record Told(ViewOutcomeLetter.OutcomeLetterView letter, String page, String pdf) {}

  private static List<Told> letters() {
    List<Told> letters = new ArrayList<>();
    for (String row :
        APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(o.tender_id, ',', b.supplier_id, ',', p.login)
                         ORDER BY o.bid_id SEPARATOR ';')
                  FROM opened_bid o JOIN bid b ON b.id = o.bid_id
                  JOIN joint_tender t ON t.id = o.tender_id AND t.status IN ('STANDSTILL', 'AWARDED')
                  JOIN (SELECT g.supplier_id, MIN(x.login) AS login FROM role_grant g
                          JOIN person x ON x.id = g.person_id AND x.password_hash IS NOT NULL
                         WHERE g.role = 'BIDDER' GROUP BY g.supplier_id) p
                    ON p.supplier_id = b.supplier_id""")
            .split(";")) {
      String[] at = row.split(",");
      letters.add(told(Long.parseLong(at[0]), Long.parseLong(at[1]), at[2]));
    }
    return letters;
  }

  private static Told told(long tender, long supplier, String login) {
    Browserless bidder = Browserless.ofDemo(APP, login);
    ViewOutcomeLetter.OutcomeLetterView letter =
        APP.get(ViewOutcomeLetter.class).get(Readers.BUYER, tender, supplier);
    return new Told(
        letter,
        text(bidder.get("/tenders/" + tender + "/award/letter").body()),
        pdf(bidder, "/reports/letter/" + tender + "-" + supplier + "/ENGLISH/PDF"));
  }

  private static String text(String html) {
    return html.substring(html.indexOf("<main"), html.indexOf("</main"))
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\\u2066-\\u2069]", "")
        .replace("&amp;", "&")
        .replaceAll("[\\s\\u00a0]+", " ");
  }

  private static String pdf(Browserless bidder, String path) {
    try (InputStream in = bidder.follow(path).body();
        PDDocument document = Loader.loadPDF(in.readAllBytes())) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0]+", " ");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Set<BigDecimal> figures(String text) {
    return FIGURE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(f -> new BigDecimal(f.replaceAll("[,%]", "")).stripTrailingZeros())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String amount(BigDecimal amount, String currency) {
    return EN.formats().amount(new Money(amount, currency));
  }

  /** What a letter has to tell of its lots, as the page and the PDF both write it. */
  private static Set<BigDecimal> due(ViewOutcomeLetter.OutcomeLetterView letter) {
    StringBuilder all = new StringBuilder();
    for (LetterQueries.LetterLot lot : letter.lots()) {
      for (LetterQueries.Winner winner : letter.winnersOf(lot.lotId())) {
        all.append(' ').append(amount(winner.amount(), winner.currency()));
        all.append(' ').append(amount(winner.converted(), letter.tender().currency()));
        all.append(' ').append(winner.finalScore()).append(' ').append(winner.technicalScore());
      }
      lot.ownPrice().ifPresent(own -> all.append(' ').append(amount(own.amount(), own.currency())));
      if (lot.ownConverted() != null) {
        all.append(' ').append(amount(lot.ownConverted(), letter.tender().currency()));
      }
      if (lot.rank() != null) {
        all.append(' ').append(lot.finalScore()).append(' ').append(lot.technicalScore());
      }
    }
    letter.findings().stream()
        .filter(f -> f.weight() != null)
        .forEach(f -> all.append(' ').append(f.weight()).append('%'));
    return figures(all.toString());
  }

  @Test
  void the_page_and_the_pdf_tell_the_same_figures() {
    List<Told> letters = letters();

    assertThat(letters).hasSizeGreaterThan(4);
    for (Told told : letters) {
      String who = EN.of(told.letter().supplier()) + " in " + told.letter().tender().number();
      assertThat(figures(told.page())).as(who + ", page").containsAll(due(told.letter()));
      assertThat(figures(told.pdf())).as(who + ", PDF").containsAll(due(told.letter()));
      assertThat(figures(told.pdf())).as(who).containsAll(figures(told.page()));
    }
  }

  @Test
  void no_weight_is_beyond_a_hundred_percent() {
    for (Told told : letters()) {
      assertThat(
              Pattern.compile("([\\d,.]+)%")
                  .matcher(told.page())
                  .results()
                  .map(m -> new BigDecimal(m.group(1).replace(",", "")))
                  .toList())
          .allSatisfy(p -> assertThat(p).isLessThanOrEqualTo(BigDecimal.valueOf(100)));
    }
  }

  @Test
  void of_lots_without_a_bid_both_tell_only_that_there_was_none() {
    List<Told> partial = letters().stream().filter(t -> !t.letter().notBidFor().isEmpty()).toList();

    assertThat(partial).isNotEmpty();
    for (Told told : partial) {
      String numbers = EN.of(told.letter().lotsNotBidFor());
      assertThat(List.of(told.page(), told.pdf()))
          .allSatisfy(t -> assertThat(t).contains("You did not bid for lot").contains(numbers))
          .allSatisfy(t -> assertThat(t).doesNotContain("None of your prices were opened"));
      for (int lot : told.letter().notBidFor()) {
        assertThat(told.page()).doesNotContain("Lot " + lot + ":");
        assertThat(told.pdf()).doesNotContain("Lot " + lot + ":");
      }
    }
  }
}
