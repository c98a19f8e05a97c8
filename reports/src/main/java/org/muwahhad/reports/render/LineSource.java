package org.muwahhad.reports.render;

import java.util.Iterator;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import org.jspecify.annotations.Nullable;

/**
 * Feeds lines to a template one at a time, so that a long annex is never held as a whole. A field
 * of the template is found by its class: it is the line's content when that is what the line holds,
 * and null otherwise, which is how each band knows its own lines.
 */
final class LineSource implements JRDataSource {

  private final Iterator<ReportLine> lines;
  private @Nullable ReportLine current;

  LineSource(Stream<ReportLine> lines) {
    this.lines = lines.iterator();
  }

  @Override
  public boolean next() {
    boolean more = lines.hasNext();
    current = more ? lines.next() : null;
    return more;
  }

  @Override
  public @Nullable Object getFieldValue(JRField field) {
    ReportLine line = current;
    if (line == null) {
      return null;
    }
    if (field.getValueClass() == LinePosition.class) {
      return line.place();
    }
    return field.getValueClass().isInstance(line.content()) ? line.content() : null;
  }
}
