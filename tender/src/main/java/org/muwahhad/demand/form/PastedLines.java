package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DayInput;
import org.muwahhad.demand.submission.DemandLineInputs;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;

/**
 * Matches a pasted block of cells with the catalog, the sites and the rules: each row becomes a
 * line, or it is told which of its cells stands in the way and why. Changes nothing.
 *
 * <p>A first row that names columns, in either language, gives their order; without one it is that
 * of {@link DemandTable#COLUMNS}. Items and sites are known by code or by name.
 */
@Singleton
public class PastedLines {
  /** How many names of items are looked for in one block. */
  private static final int MOST_NAMES = 200;

  private final Submissions submissions;
  private final AskableItemQueries catalog;
  private final SearchCatalog search;
  private final LineCheck lineCheck;

  PastedLines(
      Submissions submissions,
      AskableItemQueries catalog,
      SearchCatalog search,
      LineCheck lineCheck) {
    this.submissions = submissions;
    this.catalog = catalog;
    this.search = search;
    this.lineCheck = lineCheck;
  }

  /**
   * One pasted row.
   *
   * @param number from 1, in the block
   * @param line the line it makes, with the codes in the place of names
   * @param problems what stands in the way, by part of the line
   */
  public record PastedRow(int number, DraftLine line, Map<String, Refusal.Fault> problems) {
    public boolean isMatched() {
      return problems.isEmpty();
    }
  }

  /**
   * The rows of a block.
   *
   * @param columns in the order in which they were understood
   */
  public record Review(List<String> columns, List<PastedRow> rows) {
    public int matched() {
      return (int) rows.stream().filter(PastedRow::isMatched).count();
    }

    /** The lines of the rows that were matched, or of all. */
    List<DraftLine> lines(boolean all) {
      return rows.stream().filter(r -> all || r.isMatched()).map(PastedRow::line).toList();
    }
  }

  /** What the block means for a submission. */
  @Transactional
  public Review review(long submissionId, String pasted) {
    Submissions.SubmissionState facts = submissions.findFacts(submissionId).orElseThrow();
    List<List<String>> cells = PastedCells.read(pasted);
    Optional<List<String>> header = cells.isEmpty() ? Optional.empty() : header(cells.get(0));
    List<String> columns = header.orElse(DemandTable.COLUMNS);
    List<List<String>> body = header.isPresent() ? cells.subList(1, cells.size()) : cells;
    Matching matching = new Matching(facts);
    List<Map<String, Refusal.Fault>> problems = new ArrayList<>();
    List<DraftLine> lines = new ArrayList<>();
    for (List<String> row : body.subList(0, Math.min(body.size(), LineCheck.MOST_LINES))) {
      Map<String, Refusal.Fault> wrong = new LinkedHashMap<>();
      lines.add(matching.line(row, columns, wrong));
      problems.add(wrong);
    }
    addBrokenRules(facts, lines, problems);
    List<PastedRow> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      rows.add(new PastedRow(i + 1, lines.get(i), problems.get(i)));
    }
    return new Review(columns, rows);
  }

  private void addBrokenRules(
      Submissions.SubmissionState facts,
      List<DraftLine> lines,
      List<Map<String, Refusal.Fault>> problems) {
    try {
      List<LineInput> inputs =
          lines.stream().map(l -> DemandLineInputs.input(l, 0, new HashMap<>())).toList();
      lineCheck.check(facts, inputs, LineCheck.Degree.DRAFT);
    } catch (Refusal.InvalidInput refusal) {
      for (Refusal.Fault fault : refusal.faults()) {
        TableFile.findPlace(fault.field())
            .filter(p -> !p.column().isEmpty())
            .ifPresent(p -> problems.get(p.line()).putIfAbsent(p.column(), fault));
      }
    }
  }

  /** The columns that a row names: at least the item and one more, and nothing else. */
  private static Optional<List<String>> header(List<String> row) {
    Map<String, String> names = new HashMap<>();
    for (String column : DemandTable.COLUMNS) {
      names.put(SearchText.normalise(column), column);
      for (Language language : Language.values()) {
        names.put(SearchText.normalise(DemandTable.columnName(column, language)), column);
        names.put(SearchText.normalise(formLabel(column, language)), column);
      }
    }
    List<String> columns =
        row.stream().map(c -> names.getOrDefault(SearchText.normalise(c), "")).toList();
    boolean named =
        columns.contains("item") && columns.stream().filter(c -> !c.isEmpty()).count() > 1;
    return named ? Optional.of(columns) : Optional.empty();
  }

  private static String formLabel(String column, Language language) {
    return Texts.in(language).get("demand.field." + column);
  }

  /** One pass over the rows of a block. */
  private final class Matching {
    private final Submissions.SubmissionState facts;
    private final List<AskableItemQueries.Site> sites;
    private final Map<String, List<AskableItemQueries.AskableItem>> found = new HashMap<>();

    Matching(Submissions.SubmissionState facts) {
      this.facts = facts;
      this.sites = catalog.listSites(facts.entityId());
    }

    DraftLine line(List<String> row, List<String> columns, Map<String, Refusal.Fault> wrong) {
      DraftLine line = DraftLine.empty();
      for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
        String part = columns.get(i);
        String text = row.get(i);
        if (!part.isEmpty() && !text.isEmpty()) {
          line = line.with(part, read(part, text, wrong));
        }
      }
      return line;
    }

    private String read(String part, String text, Map<String, Refusal.Fault> wrong) {
      return switch (part) {
        case "item" -> item(text, wrong);
        case "site" -> site(text, wrong);
        case "needBy" ->
            kept(DayInput.read(text).map(Object::toString), part, text, "shared.not-a-date", wrong);
        case "quantity", "unitPrice" ->
            kept(
                Formats.parseNumber(text).map(n -> n.toPlainString()),
                part,
                text,
                "shared.not-a-number",
                wrong);
        case "commitment" ->
            kept(
                DemandTable.commitment(text).map(Enum::name),
                part,
                text,
                "demand.commitment-unknown",
                wrong);
        default -> text;
      };
    }

    private String kept(
        Optional<String> read,
        String part,
        String text,
        String code,
        Map<String, Refusal.Fault> wrong) {
      if (read.isEmpty()) {
        wrong.put(part, new Refusal.Fault(part, code));
      }
      return read.orElse(text);
    }

    private String item(String text, Map<String, Refusal.Fault> wrong) {
      String code = text.toUpperCase(Locale.ROOT);
      List<AskableItemQueries.AskableItem> byCode =
          look(code, c -> catalog.listByCodes(facts.roundId(), List.of(c)));
      if (!byCode.isEmpty()) {
        return byCode.get(0).code();
      }
      List<AskableItemQueries.AskableItem> byName = look(text, this::called);
      Optional<AskableItemQueries.AskableItem> named = named(byName, text);
      if (named.isEmpty() && byName.size() > 1) {
        wrong.put("item", new Refusal.Fault("item", "demand.item-ambiguous", text, byName.size()));
      }
      return named.map(AskableItemQueries.AskableItem::code).orElse(text);
    }

    // The search also forgives typing mistakes; what is pasted must be what is taken, so every word
    // has to stand in the item's name.
    private List<AskableItemQueries.AskableItem> called(String text) {
      List<String> codes = search.codes(text, facts.roundId(), AskableItemQueries.MOST_FOUND);
      List<String> words = SearchText.words(text);
      return codes.isEmpty()
          ? List.of()
          : catalog.listByCodes(facts.roundId(), codes).stream()
              .filter(i -> words.stream().allMatch(nameOf(i)::contains))
              .toList();
    }

    private static String nameOf(AskableItemQueries.AskableItem item) {
      return SearchText.normalise(item.name().ar() + " " + item.name().en());
    }

    private static Optional<AskableItemQueries.AskableItem> named(
        List<AskableItemQueries.AskableItem> found, String text) {
      if (found.size() == 1) {
        return Optional.of(found.get(0));
      }
      String wanted = SearchText.normalise(text);
      List<AskableItemQueries.AskableItem> exact =
          found.stream()
              .filter(
                  i ->
                      SearchText.normalise(i.name().ar()).equals(wanted)
                          || SearchText.normalise(i.name().en()).equals(wanted))
              .toList();
      return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
    }

    private List<AskableItemQueries.AskableItem> look(
        String text, Function<String, List<AskableItemQueries.AskableItem>> query) {
      @Nullable List<AskableItemQueries.AskableItem> known = found.get(text);
      if (known == null) {
        known = found.size() < 2 * MOST_NAMES ? query.apply(text) : List.of();
        found.put(text, known);
      }
      return known;
    }

    private String site(String text, Map<String, Refusal.Fault> wrong) {
      String wanted = SearchText.normalise(text);
      List<AskableItemQueries.Site> named =
          sites.stream()
              .filter(
                  s ->
                      s.code().equalsIgnoreCase(text)
                          || SearchText.normalise(s.name().ar()).equals(wanted)
                          || SearchText.normalise(s.name().en()).equals(wanted))
              .toList();
      if (named.size() == 1) {
        return named.get(0).code();
      }
      wrong.put("site", new Refusal.Fault("site", "demand.site-unknown", text));
      return text;
    }
  }
}
