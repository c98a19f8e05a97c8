package org.muwahhad.reports.award;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.award.band.AwardNote;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.LinePosition;
import org.muwahhad.reports.render.ReportLine;

/** Places the lines of one section: under its heading, in numbered blocks and tables. */
final class SectionWriter {

  private final EditionText text;
  private final AwardSection section;
  private final String title;
  private final String subtitle;
  private int block;
  private String blockTitle = "";
  private int table;
  private int kept;

  SectionWriter(EditionText text, AwardSection section) {
    this.text = text;
    this.section = section;
    Bilingual heading = text.both("section." + section.name());
    this.title =
        text.first(
            new Bilingual(
                section.number() + ". " + heading.ar(), section.number() + ". " + heading.en()));
    this.subtitle = text.second(heading);
  }

  /** Starts a block under its own heading. */
  void block(Bilingual heading) {
    block++;
    blockTitle = text.text(heading);
  }

  /** One line outside any table. */
  Stream<ReportLine> line(Object row) {
    table++;
    kept++;
    return Stream.of(placed(row, false));
  }

  /** The rows of one table; when there are none, a dash stands in its place. */
  Stream<ReportLine> table(List<? extends Object> rows) {
    if (rows.isEmpty()) {
      return line(new AwardNote(text.label("none")));
    }
    return rows(rows.size(), rows::get).toList().stream();
  }

  /**
   * The rows of one table, made one by one; the last two stay together, with the sum below them.
   */
  Stream<ReportLine> rows(int count, IntFunction<Object> row) {
    table++;
    kept++;
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              if (i == 0 || i < count - 1) {
                kept++;
              }
              return placed(row.apply(i), false);
            });
  }

  /** The sum at the foot of the table just written. */
  Stream<ReportLine> sum(Object row) {
    return Stream.of(placed(row, true));
  }

  /** Where the next line of the current table stands. */
  LinePosition place(boolean strong) {
    return new LinePosition(
            section.part(), section.number(), title, subtitle, block, blockTitle, table, strong)
        .keeping(kept);
  }

  private ReportLine placed(Object row, boolean strong) {
    return new ReportLine(place(strong), row);
  }
}
