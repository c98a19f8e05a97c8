package org.muwahhad.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes the tables of a page, so that a template writes plain {@code table}, {@code tr}, {@code
 * th} and {@code td}.
 *
 * <ul>
 *   <li>Each part of a table that the style sheet lays out otherwise, such as in cards on a
 *       telephone, gets its ARIA role. A browser that changes the display of a table may no longer
 *       tell a screen reader that it is one.
 *   <li>Each cell of a table of class {@code cards} gets the heading of its column as {@code
 *       data-label}, and each cell of a table of class {@code by-bid} the heading of its row. The
 *       style sheet shows it in the card.
 *   <li>After a long table of class {@code cards} stands a box to tick. On a telephone the style
 *       sheet shows the first rows until it is ticked. Elsewhere it shows all, and no box.
 * </ul>
 *
 * <p>A role or label that the template writes itself stays; an empty {@code data-label} says that
 * the cell has none. A cell over several columns gets no label, and a hint in a heading is no part
 * of one.
 */
final class TableMarkup {
  /** The classes of tables whose display the style sheet changes. */
  private static final List<String> LAID_OUT = List.of("cards", "by-bid", "lines");

  private static final List<String> GROUPS = List.of("thead", "tbody", "tfoot");

  /** Of more rows a telephone shows the first ones first; the style sheet says how many. */
  private static final int MOST_CARDS = 8;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final String html;
  private final Texts texts;
  private final StringBuilder out;
  private final Deque<Table> tables = new ArrayDeque<>();
  private int copied;

  private TableMarkup(String html, Texts texts) {
    this.html = html;
    this.texts = texts;
    this.out = new StringBuilder(html.length() + html.length() / 4);
  }

  /**
   * The page or fragment with its tables complete; all else is as it was.
   *
   * @param texts the words of what is added
   */
  static String complete(String html, Texts texts) {
    return html.contains("<t") ? new TableMarkup(html, texts).complete() : html;
  }

  private String complete() {
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      boolean closes = html.startsWith("/t", at + 1);
      if (closes || html.startsWith("t", at + 1)) {
        int name = closes ? at + 2 : at + 1;
        int nameEnd = name;
        while (nameEnd < html.length() && Character.isLetterOrDigit(html.charAt(nameEnd))) {
          nameEnd++;
        }
        String element = html.substring(name, nameEnd);
        if (closes) {
          close(element, at);
        } else {
          open(element, nameEnd);
        }
      }
    }
    return out.append(html, copied, html.length()).toString();
  }

  private void open(String element, int nameEnd) {
    if (GROUPS.contains(element)) {
      writeRole(nameEnd, "rowgroup", tag(nameEnd));
      if (!tables.isEmpty()) {
        tables.element().inHead = element.equals("thead");
        tables.element().inFoot = element.equals("tfoot");
      }
    } else {
      switch (element) {
        case "table" -> {
          String tag = tag(nameEnd);
          tables.push(new Table(words(attribute(tag, "class"))));
          writeRole(nameEnd, "table", tag);
        }
        case "tr" -> {
          writeRole(nameEnd, "row", tag(nameEnd));
          if (!tables.isEmpty()) {
            tables.element().startRow();
          }
        }
        case "th" -> {
          String tag = tag(nameEnd);
          String scope = attribute(tag, "scope");
          writeRole(nameEnd, scope.startsWith("row") ? "rowheader" : "columnheader", tag);
          if (!tables.isEmpty()) {
            tables.element().startHeading(nameEnd + tag.length() + 1, columns(tag));
          }
        }
        case "td" -> {
          String tag = tag(nameEnd);
          writeRole(nameEnd, "cell", tag);
          if (!tables.isEmpty()) {
            write(nameEnd, "data-label", tables.element().label(columns(tag)), tag);
          }
        }
        default -> {
          // No part of a table.
        }
      }
    }
  }

  private void close(String element, int at) {
    if (tables.isEmpty()) {
      return;
    }
    switch (element) {
      case "table" -> {
        Table table = tables.pop();
        if (table.ofCards && table.rows > MOST_CARDS) {
          writeAllRows(tagEnd(html, at) + 1, table.rows);
        }
      }
      case "thead" -> tables.element().inHead = false;
      case "th" -> tables.element().endHeading(html, at);
      default -> {
        // Nothing depends on the end of the others.
      }
    }
  }

  /** What stands between the name of an element and the end of its tag. */
  private String tag(int nameEnd) {
    return html.substring(nameEnd, tagEnd(html, nameEnd));
  }

  /** A row that is sent without its table is one of a table laid out otherwise. */
  private void writeRole(int nameEnd, String role, String tag) {
    if (tables.isEmpty() || tables.element().laidOut) {
      write(nameEnd, "role", role, tag);
    }
  }

  private void write(int nameEnd, String attribute, String value, String tag) {
    if (!value.isEmpty() && find(tag, attribute) < 0) {
      out.append(html, copied, nameEnd).append(' ').append(attribute).append("=\"");
      out.append(value).append('"');
      copied = nameEnd;
    }
  }

  private void writeAllRows(int at, int rows) {
    out.append(html, copied, at)
        .append("<label class=\"all-rows\"><input type=\"checkbox\"> <span>")
        .append(texts.get("web.table.all-rows", rows))
        .append("</span></label>");
    copied = at;
  }

  private static int columns(String tag) {
    String written = attribute(tag, "colspan");
    return written.isEmpty() ? 1 : Integer.parseInt(written);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }

  /** The value of an attribute, which templates write between double quotes; empty without it. */
  private static String attribute(String tag, String name) {
    int at = find(tag, name);
    if (at < 0 || !tag.startsWith("=\"", at + name.length())) {
      return "";
    }
    int from = at + name.length() + 2;
    return tag.substring(from, tag.indexOf('"', from));
  }

  /** Where an attribute of this name starts outside the values of others, or -1. */
  private static int find(String tag, String name) {
    boolean quoted = false;
    for (int at = 0; at < tag.length(); at++) {
      char c = tag.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(c) && tag.startsWith(name, at + 1)) {
        int end = at + 1 + name.length();
        if (end == tag.length()
            || tag.charAt(end) == '='
            || Character.isWhitespace(tag.charAt(end))) {
          return at + 1;
        }
      }
    }
    return -1;
  }

  /** Where a tag ends: at the first {@code >} outside the values of its attributes. */
  private static int tagEnd(String html, int from) {
    boolean quoted = false;
    for (int at = from; at < html.length(); at++) {
      char c = html.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '>' && !quoted) {
        return at;
      }
    }
    return html.length();
  }

  /** The words of a heading without its markup and hints, ready to stand between double quotes. */
  private static String text(String html, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      char c = html.charAt(at);
      if (c == '<') {
        int end = tagEnd(html, at);
        String tag = html.substring(at + 1, end);
        if (words(attribute(tag, "class")).contains("hint")) {
          String name = tag.substring(0, tag.indexOf(' '));
          end = tagEnd(html, html.indexOf("</" + name, end));
        } else if (tag.startsWith("div") || tag.startsWith("br") || tag.startsWith("p")) {
          text.append(' ');
        }
        at = end;
      } else {
        text.append(c);
      }
      at++;
    }
    return SPACES.matcher(text).replaceAll(" ").strip().replace("\"", "&#34;");
  }

  /** A table that is being read. */
  private static final class Table {
    private final boolean laidOut;
    private final boolean ofCards;
    private final boolean byRow;
    private final List<String> columnHeadings = new ArrayList<>();
    private boolean inHead;
    private boolean inFoot;
    private int rows;
    private int column;
    private int headingStart;
    private int headingColumns;
    private @Nullable String rowHeading;

    Table(List<String> classes) {
      laidOut = classes.stream().anyMatch(LAID_OUT::contains);
      ofCards = classes.contains("cards");
      byRow = classes.contains("by-bid");
    }

    void startRow() {
      column = 0;
      rowHeading = null;
      if (!inHead && !inFoot) {
        rows++;
      }
    }

    void startHeading(int start, int columns) {
      headingStart = start;
      headingColumns = columns;
    }

    void endHeading(String html, int end) {
      if (inHead && ofCards) {
        while (columnHeadings.size() <= column) {
          columnHeadings.add("");
        }
        columnHeadings.set(column, text(html, headingStart, end));
      } else if (byRow && !inHead && rowHeading == null) {
        rowHeading = text(html, headingStart, end);
      }
      column += headingColumns;
    }

    /** The label of the cell that comes next, empty when it has none. */
    String label(int columns) {
      int at = column;
      column += columns;
      if (inHead || columns > 1) {
        return "";
      }
      if (byRow) {
        return rowHeading == null ? "" : rowHeading;
      }
      return ofCards && at < columnHeadings.size() ? columnHeadings.get(at) : "";
    }
  }
}
