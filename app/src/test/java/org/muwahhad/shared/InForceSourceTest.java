package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/**
 * What is in force is said once, by a view: {@code supplier_debarred}, {@code
 * tender_exchange_rate}, {@code lot_item_in_force}, {@code allocation_in_force}, {@code
 * live_award}, {@code price_in_force}, {@code agreement_in_force} and {@code
 * call_off_line_in_force}. A statement that names what lies beneath one of them stands here with
 * the reason.
 */
class InForceSourceTest {

  private static List<Statement> statements = List.of();

  /**
   * A statement, or a part that others are put together from.
   *
   * @param name class and method or constant
   * @param own what is written at this place
   * @param whole with the parts that it names
   */
  private record Statement(String name, String own, String whole) {}

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      statements = files.flatMap(f -> in(f).stream()).toList();
    }
    assertThat(statements).hasSizeGreaterThan(1000);
  }

  @Test
  void who_is_debarred_now_is_read_by_its_view() {
    assertNamed(
        "\\bsupplier_debarment\\b",
        Map.of(
            "Debarments.SELECT", "each with where it stands",
            "Debarments.listInForce", "what is published of those in force",
            "Debarments.propose", "writes",
            "Debarments.decide", "writes",
            "Debarments.lift", "writes",
            "RedFlagQueries.listBidders", "how many there were",
            "SupplierTaskQueries.listDebarments", "those proposed"));
  }

  @Test
  void the_rates_of_a_tender_are_read_by_their_view() {
    assertNamed(
        "\\bexchange_rate\\b",
        Map.of(
            "Calendar.countRates", "of a day that is entered",
            "Calendar.enterRate", "writes",
            "ExchangeRateQueries.listOn", "of any day",
            "ExchangeRateQueries.listToday", "of today",
            "ItemHistoryQueries.RATES", "of the day of each price",
            "ReferenceRows.writeMoney", "writes those of the demonstration",
            "StateQueries.RATES", "as they were entered",
            "StateQueries.countRates", "as they were entered",
            "StateQueries.listRatesOn", "of any day"));
  }

  @Test
  void quantities_in_force_are_read_by_their_views() {
    assertNamed(
        "\\bconfirmed_(item|line)\\b",
        Map.of(
            "CompareReferences.of", "rows that name what is not there",
            "ReplayedAnswerQueries.listShared", "what a confirmation changed",
            "QuantityFactQueries.listShared", "digest of a confirmation",
            "QuantityConfirmations.putItems", "writes",
            "QuantityConfirmations.putLine", "writes",
            "ReplayQueries.listConfirmed", "what a confirmation changed"));
  }

  /** Of any other the question is which quantity it means. */
  @Test
  void the_quantities_that_were_tendered_are_read_where_nothing_can_be_confirmed_yet() {
    Map<String, String> tendered =
        Map.ofEntries(
            Map.entry("Aggregations.allocate", "writes"),
            Map.entry("Aggregations.allocateBy", "writes"),
            Map.entry("AgreementCeilingQueries.listMatches", "before publication"),
            Map.entry("AlternativeQueries.list", "alternatives as they were opened"),
            Map.entry("BidSecurityQueries.SELECT", "securities of bids as they were opened"),
            Map.entry("BidSecurityQueries.find", "securities of bids as they were opened"),
            Map.entry("BidSecurityQueries.listPage", "securities of bids as they were opened"),
            Map.entry("BidSecurityQueries.listOf", "securities of bids as they were opened"),
            Map.entry("BidQueries.listLines", "bids as they were opened"),
            Map.entry("BidQueries.LOT_TOTALS", "bids as they were opened"),
            Map.entry("BidQueries.listLotTotals", "bids as they were opened"),
            Map.entry("DiscountQueries.listBundles", "bids as they were opened"),
            Map.entry("DossierFactQueries.list", "digest of the dossier"),
            Map.entry("EvaluatedPrices.ARITHMETIC", "totals that bidders stated"),
            Map.entry("EvaluatedPrices.listArithmetic", "totals that bidders stated"),
            Map.entry("SourceLineQueries.listOfTender", "aggregation"),
            Map.entry("PlanQueries.listSums", "aggregation"),
            Map.entry("QuantityConfirmations.listLines", "what a confirmation starts from"),
            Map.entry("QuantityConfirmations.listNeeds", "what a confirmation starts from"),
            Map.entry("ReconciliationCellQueries.listCells", "aggregation"),
            Map.entry("PublishedTenderQueries.listDeliveries", "the notice"),
            Map.entry("ReconciliationCellQueries.listConversions", "aggregation"),
            Map.entry("TenderQueries.listItems", "the dossier"));
    Map<String, List<String>> found = new TreeMap<>();
    for (Statement statement : statements) {
      if (readsQuantity(statement.whole, "lot_item")
          || readsQuantity(statement.whole, "allocation")) {
        found.computeIfAbsent(statement.name, n -> new ArrayList<>()).add(statement.whole);
      }
    }
    assertThat(found).containsOnlyKeys(tendered.keySet());
  }

  @Test
  void awards_that_live_are_read_by_their_view() {
    assertNamed(
        "\\blive_lot_id\\b|<> 'cancelled'|IN \\('pending', 'active'\\)",
        Map.ofEntries(
            Map.entry("Awards.endConditional", "writes"),
            Map.entry("Awards.endActive", "writes"),
            Map.entry("Awards.endDebarred", "writes"),
            Map.entry("Awards.endDivided", "writes"),
            Map.entry("Awards.endExcluded", "writes"),
            Map.entry("Awards.recommend", "writes"),
            Map.entry("Awards.sendBack", "writes"),
            Map.entry("Awards.takeBack", "writes"),
            Map.entry("BundleTables.LOTS", "whether any award of a lot is not in force yet"),
            Map.entry("BundleTables.put", "on what an award in force rests"),
            Map.entry("QuantityConfirmations.end", "writes")));
  }

  /** Whether an award in effect is meant or one that is decided too is asked in one way. */
  @Test
  void which_awards_a_reader_is_shown_is_written_once() {
    assertNamed("'active' OR :", Map.of("AwardVisibility.CONDITION", "said here"));
  }

  @Test
  void agreements_in_force_are_read_by_their_view() {
    assertNamed(
        "\\b(?:starts|ends)_on\\s*(?:[<>]|BETWEEN)|BETWEEN\\s+(?:\\w+\\.)?(?:starts|ends)_on",
        Map.of(
            "AgreementAmendments.countOtherEnds",
                "a renewal that is no longer than the term in force",
            "AgreementQueries.CHOSEN", "a filter: those that run, end soon or have ended",
            "AgreementStandingQueries.listNeeds", "those too that ended within a year",
            "DeadlineQueries.listAgreementsEnding", "of those in force the ones near their end",
            "DeadlineQueries.listAgreementsOver", "those that have just ended",
            "AgreementFlagQueries.listTermExtended", "a term that an amendment extended"));
  }

  /** Of any other the question is whether an order that was cancelled counts. */
  @Test
  void what_is_ordered_is_read_by_its_view() {
    assertNamed(
        "\\bcall_off_(?:line|cancellation)\\b",
        Map.ofEntries(
            Map.entry("AgreementOrderQueries.listCancelled", "the orders that were cancelled"),
            Map.entry("CallOffs.cancel", "writes"),
            Map.entry("BalanceReportQueries.listCancelled", "the orders that were cancelled"),
            Map.entry("CallOffQueries.CALL_OFF", "one order, with whether it was cancelled"),
            Map.entry("CallOffQueries.LINES", "one order as it was placed and as it is now"),
            Map.entry("Competitions.addLine", "writes"),
            Map.entry("Deliveries.listWhole", "one order, which is known to be in force"),
            Map.entry("OpenOrderQueries.listLines", "one order, cancelled or not"),
            Map.entry("OrderChangeQueries.listItems", "beside what was placed"),
            Map.entry("OrderQueries.listAmounts", "orders, cancelled or not"),
            Map.entry("PlacedLines.add", "writes"),
            Map.entry("ReplayedAgreementQueries.listCallOffs", "orders as they were placed"),
            Map.entry("ReplayedAgreementQueries.listCancellations", "why they were cancelled")));
  }

  /** Of any other the question is whether it means the bid or the alternative that was accepted. */
  @Test
  void prices_are_read_by_their_view_but_for_what_was_bid() {
    assertNamed(
        "\\b(?:bid|alternative)_line\\b",
        Map.ofEntries(
            Map.entry("AlternativeQueries.list", "alternatives as they were opened"),
            Map.entry("BidFactQueries.list", "digest of the opened bids"),
            Map.entry("BidLines.ACCEPTED", "what a ranking is made of"),
            Map.entry("BidLines.QUERY", "what a ranking is made of"),
            Map.entry("BidQueries.listLines", "bids as they were opened"),
            Map.entry("BidQueries.LOT_TOTALS", "bids as they were opened"),
            Map.entry("BidSecurityQueries.SELECT", "securities of bids as they were opened"),
            Map.entry("BundleTables.put", "bids as they were opened, for the public bundle"),
            Map.entry("CompareReferences.of", "rows that name what is not there"),
            Map.entry("Complaints.listBidFor", "who bid for a lot"),
            Map.entry("DeclarationQueries.listOffered", "who bid for a lot"),
            Map.entry("DiscountQueries.listBundles", "bids as they were opened"),
            Map.entry("EvaluatedAlternatives.listLines", "the alternative beside the bid"),
            Map.entry("EvaluatedAlternatives.listReplaced", "the bid that an alternative replaced"),
            Map.entry("EvaluatedPrices.ARITHMETIC", "totals that bidders stated"),
            Map.entry("Evaluations.listAboveAgreement", "bids as they were opened"),
            Map.entry("Examinations.addBids", "who bid for a lot"),
            Map.entry("ItemTermQueries.list", "bids as they were opened"),
            Map.entry("ExaminationTaskQueries.listStandings", "who bid for a lot"),
            Map.entry("LetterQueries.listLots", "who bid for a lot"),
            Map.entry("NoAward.OF_LOT", "whether anybody bid for a lot"),
            Map.entry("NoticeQueries.listBids", "bids as they were opened"),
            Map.entry("OpenTenderQueries.listBidLots", "who bid for a lot"),
            Map.entry("OpenedAlternatives.addLines", "writes"),
            Map.entry("OpenedOfferQueries.listAlternativePrices", "a copy for the bidder"),
            Map.entry("OpenedOfferQueries.listPrices", "a copy for the bidder"),
            Map.entry("Openings.addLines", "writes"),
            Map.entry("PlanQueries.listCompetitors", "who bid for a class of items"),
            Map.entry("RankedBidQueries.findUnranked", "who bid for a lot"),
            Map.entry("UnitPrices.QUERY", "red flags of bids as they were opened")));
  }

  /**
   * MariaDB 11.4 refuses a prepared statement the second time it is asked ("mixing of GROUP
   * columns") when a question within it sums what a view says and does not group it.
   */
  @Test
  void a_sum_over_a_view_within_a_statement_is_grouped() {
    Pattern sums =
        Pattern.compile(
            "\\(SELECT [^()]*\\b(?:SUM|MIN|MAX|COUNT)\\([^()]*\\)[^()]*FROM"
                + " (?:\\w+_in_force|live_award|supplier_debarred|tender_exchange_rate)\\b[^()]*\\)");
    List<String> found = new ArrayList<>();
    for (Statement statement : statements) {
      sums.matcher(statement.whole).results().forEach(r -> found.add(r.group()));
    }
    assertThat(found).hasSizeGreaterThan(3).allMatch(question -> question.contains("GROUP BY"));
  }

  private static void assertNamed(String beneath, Map<String, String> allowed) {
    Pattern pattern = Pattern.compile(beneath);
    Map<String, List<String>> found = new TreeMap<>();
    for (Statement statement : statements) {
      if (pattern.matcher(statement.own).find()) {
        found.computeIfAbsent(statement.name, n -> new ArrayList<>()).add(statement.own);
      }
    }
    assertThat(found).containsOnlyKeys(allowed.keySet());
  }

  /** Whether a statement reads the quantity of a table, by whatever name it gives the table. */
  private static boolean readsQuantity(String sql, String table) {
    Matcher named =
        Pattern.compile(
                "\\b(?:FROM|JOIN|UPDATE)\\s+" + table + "\\b(?:\\s+(?:AS\\s+)?([a-z]\\w*))?")
            .matcher(sql);
    while (named.find()) {
      String quantity = named.group(1) == null ? "(?<![.\\w])" : "\\b" + named.group(1) + "\\.";
      if (Pattern.compile(quantity + "(line_)?quantity\\b").matcher(sql).find()) {
        return true;
      }
    }
    return false;
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"\"\"(?<block>.*?)\"\"\"|\"(?<text>(?:\\\\.|[^\"\\\\])*)\"|'(?:\\\\.|[^'\\\\])'"
              + "|/\\*.*?\\*/|//[^\\n]*|@MappedEntity\\([^)]*\\)|(?<end>[;{}])|(?<code>\\w+|\\S)",
          Pattern.DOTALL);

  private static final Pattern CONSTANT = Pattern.compile(" String (\\w+) =");
  private static final Pattern METHOD = Pattern.compile(" (\\w+) \\([^()]*\\) (?:throws \\w+ )?$");

  /** The statements of a file. Each ends with the declaration it belongs to. */
  private static List<Statement> in(Path file) {
    String type = file.getFileName().toString().replace(".java", "");
    Map<String, String> constants = new HashMap<>();
    List<Statement> found = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    StringBuilder own = new StringBuilder();
    String method = "";
    Matcher token = TOKEN.matcher(text(file));
    while (token.find()) {
      String string = token.group("block") == null ? token.group("text") : token.group("block");
      if (string != null) {
        own.append(string).append(' ');
      } else if (token.group("code") != null) {
        code.append(' ').append(token.group("code"));
      } else if (token.group("end") != null) {
        String declaration = withoutAnnotations(code + " ");
        Matcher constant = CONSTANT.matcher(declaration);
        Matcher named = METHOD.matcher(declaration);
        boolean isConstant = constant.find();
        if (named.find() && !declaration.contains(" new ")) {
          method = named.group(1);
        }
        String name = isConstant ? constant.group(1) : method;
        if (isConstant) {
          constants.put(name, own.toString());
        }
        if (!own.isEmpty()) {
          StringBuilder whole = new StringBuilder(own);
          new TreeSet<>(List.of(code.toString().split(" ")))
              .forEach(word -> whole.append(constants.getOrDefault(word, "")));
          found.add(new Statement(type + "." + name, own.toString(), whole.toString()));
        }
        code.setLength(0);
        own.setLength(0);
      }
    }
    return found;
  }

  /** A declaration without what stands in brackets after the name of an annotation. */
  private static String withoutAnnotations(String code) {
    String left = code;
    Matcher annotation = Pattern.compile("@ \\w+ \\(").matcher(left);
    while (annotation.find()) {
      int at = annotation.end();
      for (int depth = 1; depth > 0 && at < left.length(); at++) {
        depth += left.charAt(at) == '(' ? 1 : left.charAt(at) == ')' ? -1 : 0;
      }
      left = left.substring(0, annotation.start()) + left.substring(at);
      annotation = Pattern.compile("@ \\w+ \\(").matcher(left);
    }
    return left;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
