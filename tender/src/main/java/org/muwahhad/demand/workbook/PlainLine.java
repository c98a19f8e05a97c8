package org.muwahhad.demand.workbook;

import java.math.BigDecimal;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.DayInput;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.web.Formats;

/**
 * Writes what a line says in one way, so that a line that went through a spreadsheet program can be
 * compared with one that did not: there {@code 120.500} comes back as {@code 120.5}, and an item
 * with its name beside the code.
 */
final class PlainLine {
  /** Stands between a code and its name in a cell. */
  static final String BESIDE = " · ";

  private static final String NOT_IN_XML =
      "[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private PlainLine() {}

  /** The same line, written plainly. */
  static DraftLine of(DraftLine line) {
    DraftLine plain = line;
    for (LineField field : LineField.values()) {
      plain = plain.with(field, plain(field.kind(), line.text(field)));
    }
    return plain;
  }

  private static String plain(LineField.FieldKind kind, String typed) {
    return switch (kind) {
      case ITEM, SITE -> code(typed);
      case NUMBER -> number(typed);
      case DAY -> day(typed);
      case COMMITMENT -> commitment(typed);
      case TEXT -> text(typed);
    };
  }

  /** What a line says, in a few characters that change with it. */
  static String digest(DraftLine line) {
    return of(line).digest();
  }

  /** Text as a cell gives it back. */
  static String text(String typed) {
    return typed.replace("\r\n", "\n").replace('\r', '\n').replaceAll(NOT_IN_XML, "").strip();
  }

  private static String code(String typed) {
    int end = typed.indexOf(BESIDE);
    return text(end < 0 ? typed : typed.substring(0, end));
  }

  private static String number(String typed) {
    return Formats.parseNumber(typed).map(PlainLine::plain).orElseGet(() -> text(typed));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String day(String typed) {
    return DayInput.read(typed).map(Object::toString).orElseGet(() -> text(typed));
  }

  private static String commitment(String typed) {
    return typed.isBlank()
        ? Commitment.FIRM.name()
        : Commitment.find(typed).map(Enum::name).orElseGet(() -> text(typed));
  }
}
