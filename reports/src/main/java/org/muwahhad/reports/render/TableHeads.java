package org.muwahhad.reports.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import org.jspecify.annotations.Nullable;

/** Heads of tables as the engine put them on a page. */
final class TableHeads {
  private TableHeads() {}

  /**
   * The elements of a page without heads that no row follows. Where rows are moved to the next page
   * with the head above them, the engine has repeated their head there already.
   */
  static List<JRPrintElement> followed(Collection<JRPrintElement> elements) {
    List<JRPrintElement> followed = new ArrayList<>(elements.size());
    JRPrintFrame head = null;
    for (JRPrintElement element : elements) {
      if (head != null && isApart(head, element)) {
        followed.remove(followed.size() - 1);
      }
      followed.add(element);
      head = head(element);
    }
    return followed;
  }

  private static @Nullable JRPrintFrame head(JRPrintElement element) {
    return element instanceof JRPrintFrame frame && TagRole.of(frame) == TagRole.HEAD_ROW
        ? frame
        : null;
  }

  private static boolean isApart(JRPrintFrame head, JRPrintElement next) {
    return switch (TagRole.of(next)) {
      case H1, H2 -> true;
      case HEAD_ROW ->
          next instanceof JRPrintFrame frame && PlainText.of(head).equals(PlainText.of(frame));
      default -> false;
    };
  }
}
