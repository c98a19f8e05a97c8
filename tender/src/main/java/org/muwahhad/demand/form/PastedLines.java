package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DemandLineInputs;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.TableFile;

/**
 * Matches a pasted block of cells with the catalog, the sites and the rules: each row becomes a
 * line, or it is told which of its cells stands in the way and why. Changes nothing.
 *
 * <p>A first row that names columns, in either language, gives their order; without one it is that
 * of the form. A column whose heading is not understood is asked about: nothing is left out that
 * the officer did not leave out.
 */
@Singleton
public class PastedLines {
  /** Answer to the question what a column is: nothing that a line holds. */
  public static final String LEAVE_OUT = "leave-out";

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
   * One column of a block.
   *
   * @param number from 1
   * @param heading as pasted, or its first cell where the block has no headings
   * @param field what it holds; null while that is not known, and when it is left out
   * @param isAsked whether the officer is asked what it holds
   * @param isOpen whether that was not answered yet
   */
  public record PastedColumn(
      int number, String heading, @Nullable LineField field, boolean isAsked, boolean isOpen) {}

  /**
   * One pasted row.
   *
   * @param number from 1, in the block
   * @param line the line it makes, with the codes in the place of names
   * @param problems what stands in the way
   */
  public record PastedRow(int number, DraftLine line, Map<LineField, Refusal.Fault> problems) {
    public boolean isMatched() {
      return problems.isEmpty();
    }
  }

  /** The rows of a block, and its columns in their order. */
  public record Review(List<PastedColumn> columns, List<PastedRow> rows) {
    public int matched() {
      return (int) rows.stream().filter(PastedRow::isMatched).count();
    }

    /** Whether it is known what each column holds. */
    public boolean isUnderstood() {
      return columns.stream().noneMatch(PastedColumn::isOpen);
    }

    /** Whether a column holds the field. */
    public boolean holds(LineField field) {
      return columns.stream().anyMatch(c -> c.field() == field);
    }

    /** What a column that is asked about may be: what no other column holds. */
    public List<LineField> choices(PastedColumn column) {
      return Arrays.stream(LineField.values())
          .filter(f -> f == column.field() || !holds(f))
          .toList();
    }

    /** The lines of the rows that were matched, or of all; none while a column is not known. */
    List<DraftLine> lines(boolean all) {
      return isUnderstood()
          ? rows.stream().filter(r -> all || r.isMatched()).map(PastedRow::line).toList()
          : List.of();
    }
  }

  /**
   * What the block means for a submission.
   *
   * @param answers what was said of the column of a number: the code of a field, {@link
   *     #LEAVE_OUT}, or nothing
   */
  @Transactional
  public Review review(long submissionId, String pasted, IntFunction<String> answers) {
    Submissions.SubmissionState submission = submissions.findState(submissionId).orElseThrow();
    List<List<String>> cells = PastedCells.read(pasted);
    boolean named = !cells.isEmpty() && isHeader(cells.get(0));
    List<PastedColumn> columns = columns(cells, named, answers);
    List<List<String>> body = named ? cells.subList(1, cells.size()) : cells;
    CellMatching matching = new CellMatching(catalog, search, submission);
    List<Map<LineField, Refusal.Fault>> problems = new ArrayList<>();
    List<DraftLine> lines = new ArrayList<>();
    for (List<String> row : body.subList(0, Math.min(body.size(), LineCheck.MOST_LINES))) {
      Map<LineField, Refusal.Fault> wrong = new EnumMap<>(LineField.class);
      lines.add(line(matching, row, columns, wrong));
      problems.add(wrong);
    }
    addBrokenRules(submission, lines, problems);
    List<PastedRow> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      rows.add(new PastedRow(i + 1, lines.get(i), problems.get(i)));
    }
    return new Review(columns, rows);
  }

  /**
   * One cell of a block that was pasted at a cell of the form.
   *
   * @param problem why it cannot be read, or null
   */
  public record PlacedCell(LineField field, String text, Refusal.@Nullable Fault problem) {}

  /**
   * A block that was pasted at a cell of the form.
   *
   * @param named whether its first row names columns, so that it is to be reviewed instead
   * @param surplus how many columns do not fit to the right of the cell
   */
  public record PlacedBlock(boolean named, int surplus, List<List<PlacedCell>> rows) {}

  /** What a block means whose first cell comes to lie in a field of a line. */
  @Transactional
  public PlacedBlock place(long submissionId, LineField first, String pasted) {
    Submissions.SubmissionState submission = submissions.findState(submissionId).orElseThrow();
    List<List<String>> cells = PastedCells.rectangle(pasted);
    List<LineField> fields = LineField.cells();
    List<LineField> taken = fields.subList(fields.indexOf(first), fields.size());
    int width = cells.stream().mapToInt(List::size).max().orElse(0);
    boolean named = !cells.isEmpty() && isHeader(cells.get(0));
    if (named || width > taken.size()) {
      return new PlacedBlock(named, Math.max(0, width - taken.size()), List.of());
    }
    CellMatching matching = new CellMatching(catalog, search, submission);
    return new PlacedBlock(
        false,
        0,
        cells.stream()
            .limit(LineCheck.MOST_LINES)
            .map(row -> placed(matching, row, taken))
            .toList());
  }

  private static List<PlacedCell> placed(
      CellMatching matching, List<String> row, List<LineField> fields) {
    List<PlacedCell> placed = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      LineField field = fields.get(i);
      Map<LineField, Refusal.Fault> wrong = new EnumMap<>(LineField.class);
      String text = row.get(i).isEmpty() ? "" : matching.read(field, row.get(i), wrong);
      placed.add(new PlacedCell(field, text, wrong.get(field)));
    }
    return placed;
  }

  private static DraftLine line(
      CellMatching matching,
      List<String> row,
      List<PastedColumn> columns,
      Map<LineField, Refusal.Fault> wrong) {
    DraftLine line = DraftLine.empty();
    for (int i = 0; i < row.size(); i++) {
      LineField field = columns.get(i).field();
      if (field != null && !row.get(i).isEmpty()) {
        line = line.with(field, matching.read(field, row.get(i), wrong));
      }
    }
    return line;
  }

  private void addBrokenRules(
      Submissions.SubmissionState submission,
      List<DraftLine> lines,
      List<Map<LineField, Refusal.Fault>> problems) {
    try {
      List<LineInput> inputs =
          lines.stream().map(l -> DemandLineInputs.input(l, 0, new HashMap<>())).toList();
      lineCheck.check(submission, inputs, LineCheck.Degree.DRAFT);
    } catch (Refusal.InvalidInput refusal) {
      for (Refusal.Fault fault : refusal.faults()) {
        TableFile.findPlace(fault.field())
            .ifPresent(
                p ->
                    LineField.find(p.column())
                        .ifPresent(f -> problems.get(p.line()).putIfAbsent(f, fault)));
      }
    }
  }

  private static List<PastedColumn> columns(
      List<List<String>> cells, boolean named, IntFunction<String> answers) {
    List<LineField> order = LineField.cells();
    int width = cells.stream().mapToInt(List::size).max().orElse(0);
    List<PastedColumn> columns = new ArrayList<>();
    Set<LineField> taken = new HashSet<>();
    for (int i = 0; i < width; i++) {
      String heading = i < cells.get(0).size() ? cells.get(0).get(i) : "";
      Optional<LineField> field =
          named ? called(heading) : Optional.of(i).filter(n -> n < order.size()).map(order::get);
      int at = i;
      boolean empty = cells.stream().allMatch(row -> row.size() <= at || row.get(at).isEmpty());
      columns.add(
          empty
              ? new PastedColumn(i + 1, "", null, false, false)
              : column(i + 1, heading, field, answers, taken));
    }
    return columns;
  }

  private static PastedColumn column(
      int number,
      String heading,
      Optional<LineField> named,
      IntFunction<String> answers,
      Set<LineField> taken) {
    if (named.filter(taken::add).isPresent()) {
      return new PastedColumn(number, heading, named.get(), false, false);
    }
    String answer = answers.apply(number);
    Optional<LineField> answered = LineField.find(answer).filter(taken::add);
    boolean open = answered.isEmpty() && !answer.equals(LEAVE_OUT);
    return new PastedColumn(number, heading, answered.orElse(null), true, open);
  }

  /** Whether a row names columns: at least the item and one more that is known. */
  private static boolean isHeader(List<String> row) {
    List<LineField> known = row.stream().flatMap(c -> called(c).stream()).toList();
    return known.contains(LineField.ITEM) && row.size() > 1;
  }

  private static Optional<LineField> called(String heading) {
    String wanted = SearchText.normalise(heading);
    return Arrays.stream(LineField.values())
        .filter(f -> names(f).anyMatch(n -> SearchText.normalise(n).equals(wanted)))
        .findFirst();
  }

  private static Stream<String> names(LineField field) {
    return Stream.concat(
        Stream.of(field.code()),
        Arrays.stream(Language.values())
            .flatMap(l -> Stream.of(DemandTable.columnName(field, l), field.label(l))));
  }
}
