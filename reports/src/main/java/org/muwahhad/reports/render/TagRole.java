package org.muwahhad.reports.render;

import com.lowagie.text.pdf.PdfName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRPrintElement;
import org.jspecify.annotations.Nullable;

/**
 * What an element of a page is to a reader who can't see it. Templates say so by the name of the
 * element's style (JasperReports adds to a style's name, after a bar, what conditions held):
 *
 * <ul>
 *   <li>{@code h1…}, {@code h2…}: a heading
 *   <li>{@code row-head…} on a frame: the head of a table; {@code row…}: one of its rows
 *   <li>{@code head…} in such a frame: a head cell; {@code cell…}: a cell; {@code span…}: a cell as
 *       wide as the table
 *   <li>{@code toc…} on a frame: a line of the contents; on a text in it: what the line says
 *   <li>{@code body}: the issuer's name, with which each document of a file begins
 *   <li>{@code running…}: page furniture, not read
 *   <li>anything else: a paragraph
 * </ul>
 */
enum TagRole {
  H1("H1"),
  H2("H2"),
  HEAD_ROW("TR"),
  ROW("TR"),
  CONTENTS("TOC"),
  BODY("P"),
  HEAD("TH"),
  CELL("TD"),
  SPAN("TD"),
  ARTIFACT("Artifact"),
  PARAGRAPH("P");

  private static final Map<String, TagRole> BY_STYLE = new ConcurrentHashMap<>();

  private final PdfName pdfName;

  TagRole(String name) {
    this.pdfName = new PdfName(name);
  }

  static TagRole of(JRPrintElement element) {
    return of(element.getStyle() == null ? null : element.getStyle().getName());
  }

  static TagRole of(@Nullable String style) {
    return style == null ? PARAGRAPH : BY_STYLE.computeIfAbsent(style, TagRole::read);
  }

  private static TagRole read(String style) {
    return switch (style.split("[-|]", 2)[0]) {
      case "h1" -> H1;
      case "h2" -> H2;
      case "row" -> style.startsWith("row-head") ? HEAD_ROW : ROW;
      case "head" -> HEAD;
      case "cell" -> CELL;
      case "span" -> SPAN;
      case "running" -> ARTIFACT;
      case "toc" -> CONTENTS;
      case "body" -> BODY;
      default -> PARAGRAPH;
    };
  }

  PdfName pdfName() {
    return pdfName;
  }

  boolean isRow() {
    return this == HEAD_ROW || this == ROW;
  }

  boolean isCell() {
    return this == HEAD || this == CELL || this == SPAN;
  }
}
