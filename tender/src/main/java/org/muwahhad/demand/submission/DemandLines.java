package org.muwahhad.demand.submission;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of submissions as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class DemandLines implements GenericRepository<DemandLines.DemandLine, Long> {
  private static final Pattern WORD = Pattern.compile("[A-Z]");

  /** All columns but the key, each with what a line has in it. */
  private static final List<RecordComponent> COLUMNS =
      Arrays.stream(DemandLine.class.getRecordComponents())
          .filter(column -> !column.getName().equals("id"))
          .toList();

  private static final String INSERT =
      COLUMNS.stream()
          .map(column -> WORD.matcher(column.getName()).replaceAll("_$0").toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "INSERT INTO demand_line (", ") VALUES "));

  private static final String ROW =
      COLUMNS.stream().map(c -> "?").collect(Collectors.joining(", ", "(", ")"));

  // The statement stays short enough for the driver to keep it prepared.
  private static final int ROWS_AT_ONCE = 80;

  private final JdbcOperations jdbc;

  DemandLines(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** A line ready to be stored; the key is given by the database. */
  @MappedEntity("demand_line")
  public record DemandLine(
      @Id long id,
      long submissionId,
      long entityId,
      int lineNumber,
      long revisionId,
      String unitCode,
      BigDecimal quantity,
      @Nullable LocalDate needBy,
      @Nullable Long siteId,
      BigDecimal estimatedUnitPrice,
      String currency,
      Commitment commitment,
      String budgetLine,
      String justification,
      @Nullable Long nearStandardId,
      String keptReason) {
    DemandLine shown(long standardId) {
      return new DemandLine(
          id,
          submissionId,
          entityId,
          lineNumber,
          revisionId,
          unitCode,
          quantity,
          needBy,
          siteId,
          estimatedUnitPrice,
          currency,
          commitment,
          budgetLine,
          justification,
          standardId,
          keptReason);
    }
  }

  /** A stored line in the words in which it was stated, with the revision it was made against. */
  @Introspected
  @MappedEntity("demand_line")
  record StatedLine(
      @Id long id,
      String item,
      long revisionId,
      BigDecimal quantity,
      @Nullable LocalDate needBy,
      @Nullable String site,
      BigDecimal estimatedUnitPrice,
      Commitment commitment,
      String budgetLine,
      String justification,
      @Nullable Long nearStandardId,
      String keptReason) {
    LineInput input() {
      return new LineInput(
          item,
          quantity.stripTrailingZeros(),
          needBy,
          site,
          estimatedUnitPrice,
          commitment,
          budgetLine,
          justification,
          keptReason);
    }
  }

  /**
   * Stores lines, many rows a statement. The statement is written out here: a batch of the driver
   * ends as the same statement, but copies every value three times on its way.
   */
  public void insertAll(List<DemandLine> lines) {
    for (int from = 0; from < lines.size(); from += ROWS_AT_ONCE) {
      insert(lines.subList(from, Math.min(from + ROWS_AT_ONCE, lines.size())));
    }
  }

  /** Puts lines in the place of all that a submission has. */
  public void replaceAll(
      Submissions.SubmissionState submission, List<LineCheck.CheckedLine> checked) {
    if (submission.lineCount() > 0) {
      deleteAll(submission.id());
    }
    insertAll(checked.stream().map(LineCheck.CheckedLine::line).toList());
  }

  private void insert(List<DemandLine> lines) {
    String sql = INSERT + ROW + (", " + ROW).repeat(lines.size() - 1);
    jdbc.prepareStatement(
        sql,
        statement -> {
          int next = 1;
          for (DemandLine line : lines) {
            next = bind(statement, next, line);
          }
          return statement.executeUpdate();
        });
  }

  private static int bind(PreparedStatement statement, int first, DemandLine line)
      throws SQLException {
    int at = first;
    for (RecordComponent column : COLUMNS) {
      statement.setObject(at++, value(column, line));
    }
    return at;
  }

  private static @Nullable Object value(RecordComponent column, DemandLine line) {
    try {
      Object value = column.getAccessor().invoke(line);
      return value instanceof Commitment commitment ? commitment.name() : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("No value of " + column.getName(), e);
    }
  }

  @Query("DELETE FROM demand_line WHERE submission_id = :submissionId")
  public abstract int deleteAll(long submissionId);

  @Query(
      """
      SELECT l.id, i.code AS item, l.revision_id, l.quantity, l.need_by, d.code AS site,
             l.estimated_unit_price, l.commitment, l.budget_line, l.justification,
             l.near_standard_id, l.kept_reason
        FROM demand_line l
        JOIN item_revision v ON v.id = l.revision_id
        JOIN catalog_item i ON i.id = v.item_id
        LEFT JOIN delivery_site d ON d.id = l.site_id
       WHERE l.submission_id = :submissionId ORDER BY l.line_number""")
  abstract List<StatedLine> listStated(long submissionId);
}
