package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JRDesignGroup;
import net.sf.jasperreports.engine.design.JRDesignSection;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.OrientationEnum;
import net.sf.jasperreports.engine.type.SplitTypeEnum;
import net.sf.jasperreports.engine.type.StretchTypeEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.muwahhad.reports.document.Column;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;

/**
 * Draws the page of a report: {@code frame.jrxml}, which all share, and a head and a row for each
 * shape of table. The head of a table has the widths of its rows because both are drawn from the
 * same columns.
 */
final class FrameDesign {
  private static final int UPRIGHT = 523;
  private static final int ON_ITS_SIDE = 770;
  private static final int BACKGROUND_UPRIGHT = 780;
  private static final int BACKGROUND_ON_ITS_SIDE = 533;
  private static final int LETTER_HEAD = 212;
  private static final int HEADING_ON_ITS_SIDE = 460;
  private static final int FACT_NAME_ON_ITS_SIDE = 130;
  private static final int FACT_GAP = 10;
  private static final int FACT_HEIGHT = 14;
  private static final int VALUE_OF_PAIR = 235;
  private static final int SECOND_OF_PAIR =
      ON_ITS_SIDE - FACT_NAME_ON_ITS_SIDE - FACT_GAP - VALUE_OF_PAIR;
  private static final int ROW_HEIGHT = 20;
  private static final int SMALL_ROW_HEIGHT = 17;
  private static final int HEAD_HEIGHT = 18;
  private static final int HEAD_GAP = 6;

  private final JasperDesign design;
  private final int width;

  private FrameDesign(JasperDesign design, boolean landscape) {
    this.design = design;
    this.width = landscape ? ON_ITS_SIDE : UPRIGHT;
  }

  /** The design of a report, for English; {@link EditionDesign} adapts it to other editions. */
  static JasperDesign of(ReportTemplate<?> template) throws JRException, IOException {
    JasperDesign design;
    try (InputStream frame = FrameDesign.class.getResourceAsStream("frame.jrxml")) {
      design = JRXmlLoader.load(frame);
    }
    design.setName(template.name());
    FrameDesign page = new FrameDesign(design, template.landscape());
    page.turn(template.landscape());
    if (template.letter() || template.landscape()) {
      page.lowerHead();
    }
    List<Table> tables = template.tables();
    for (int i = 0; i < tables.size(); i++) {
      page.add(tables.get(i), i);
    }
    return design;
  }

  private void turn(boolean landscape) {
    JRDesignElement watermark = (JRDesignElement) design.getBackground().getElements()[0];
    int height = landscape ? BACKGROUND_ON_ITS_SIDE : BACKGROUND_UPRIGHT;
    ((JRDesignBand) design.getBackground()).setHeight(height);
    watermark.setHeight(height);
    if (landscape) {
      design.setOrientation(OrientationEnum.LANDSCAPE);
      int upright = design.getPageWidth();
      design.setPageWidth(design.getPageHeight());
      design.setPageHeight(upright);
      design.setColumnWidth(ON_ITS_SIDE);
      EditionDesign.eachBand(design, this::widen);
      EditionDesign.eachBand(design, FrameDesign::divideAnew);
      ((JRDesignSection) design.getDetailSection()).addBand(facts());
    }
  }

  /** Two short facts beside each other: below one another they would take two pages for one. */
  private JRDesignBand facts() {
    JRDesignBand band =
        band(
            ROW_HEIGHT,
            "$F{fact} != null && $F{fact}.paired()",
            text("label", 0, FACT_NAME_ON_ITS_SIDE, FACT_HEIGHT, "$F{fact}.name(0)"),
            text(
                "text",
                FACT_NAME_ON_ITS_SIDE + FACT_GAP,
                VALUE_OF_PAIR,
                FACT_HEIGHT,
                "$F{fact}.value(0)"),
            text("label", SECOND_OF_PAIR, FACT_NAME_ON_ITS_SIDE, FACT_HEIGHT, "$F{fact}.name(1)"),
            text(
                "text",
                SECOND_OF_PAIR + FACT_NAME_ON_ITS_SIDE + FACT_GAP,
                VALUE_OF_PAIR,
                FACT_HEIGHT,
                "$F{fact}.value(1)"));
    for (var element : band.getElements()) {
      // As facts that stand alone: the smaller type of names ends on the line of values.
      ((JRDesignElement) element).setY(hasStyle((JRDesignElement) element, "label") ? 4 : 3);
    }
    return band;
  }

  /** More of a wider page for headings, the English beside them, and the names of facts. */
  private static void divideAnew(JRBand band) {
    for (var element : band.getElements()) {
      JRDesignElement drawn = (JRDesignElement) element;
      if (hasStyle(drawn, "h1")) {
        drawn.setWidth(HEADING_ON_ITS_SIDE);
      } else if (hasStyle(drawn, "second")) {
        drawn.setX(HEADING_ON_ITS_SIDE);
        drawn.setWidth(ON_ITS_SIDE - HEADING_ON_ITS_SIDE);
      } else if (drawn instanceof JRDesignTextField field
          && field.getExpression().getText().equals("$F{fact}.name(0)")) {
        drawn.setWidth(FACT_NAME_ON_ITS_SIDE);
      } else if (drawn instanceof JRDesignTextField field
          && field.getExpression().getText().equals("$F{fact}.value(0)")) {
        drawn.setWidth(drawn.getWidth() + drawn.getX() - FACT_NAME_ON_ITS_SIDE - FACT_GAP);
        drawn.setX(FACT_NAME_ON_ITS_SIDE + FACT_GAP);
      }
    }
  }

  /** Leaves more to what a page says: of a letter, and of a page that is on its side. */
  private void lowerHead() {
    for (var element : design.getTitle().getElements()) {
      JRDesignElement drawn = (JRDesignElement) element;
      if (drawn instanceof JRDesignFrame) {
        drawn.setY(LETTER_HEAD - drawn.getHeight() - 4);
      } else if (hasStyle(drawn, "kind")) {
        drawn.setHeight(28);
      } else if (hasStyle(drawn, "readers")) {
        drawn.setHeight(26);
      } else if (hasStyle(drawn, "h1-title") || hasStyle(drawn, "h1-long")) {
        drawn.setY(100);
        drawn.setHeight(36);
      }
    }
    ((JRDesignBand) design.getTitle()).setHeight(LETTER_HEAD);
  }

  private static boolean hasStyle(JRDesignElement element, String name) {
    return element.getStyle() != null && element.getStyle().getName().equals(name);
  }

  /** What reaches the edge of the upright page reaches that of the wider one. */
  private void widen(JRBand band) {
    for (var element : band.getElements()) {
      JRDesignElement drawn = (JRDesignElement) element;
      if (drawn.getX() + drawn.getWidth() == UPRIGHT) {
        if (endsThere(drawn.getStyle())) {
          drawn.setX(drawn.getX() + ON_ITS_SIDE - UPRIGHT);
        } else if (!isSignature(drawn.getStyle())) {
          drawn.setWidth(drawn.getWidth() + ON_ITS_SIDE - UPRIGHT);
        }
      }
    }
  }

  private static boolean endsThere(JRStyle style) {
    return style != null
        && List.of("second", "readers", "running-end", "running-page").contains(style.getName());
  }

  private static boolean isSignature(JRStyle style) {
    return style != null && style.getName().equals("signature");
  }

  private void add(Table table, int number) {
    JRDesignSection heads = (JRDesignSection) group().getGroupHeaderSection();
    heads.addBand(head(table, number));
    JRDesignSection details = (JRDesignSection) design.getDetailSection();
    details.addBand(row(table, number));
    details.addBand(remark(number));
  }

  private JRDesignGroup group() {
    return (JRDesignGroup) Objects.requireNonNull(design.getGroupsMap().get("table"));
  }

  private JRDesignBand head(Table table, int number) {
    JRDesignFrame frame = frame("row-head", HEAD_HEIGHT);
    frame.setY(HEAD_GAP);
    frame.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
    cells(table, frame, "head", "head");
    return band(HEAD_HEIGHT + HEAD_GAP, "$F{row} != null && $F{row}.table() == " + number, frame);
  }

  private JRDesignBand row(Table table, int number) {
    int height = table.small() ? SMALL_ROW_HEIGHT : ROW_HEIGHT;
    JRDesignFrame frame = frame("row", height);
    cells(table, frame, "cell", "cell");
    JRDesignBand row = band(height, "$F{row} != null && $F{row}.isOf(" + number + ")", frame);
    // The half of a row would be a row of fewer cells.
    row.setSplitType(SplitTypeEnum.PREVENT);
    return row;
  }

  private JRDesignBand remark(int number) {
    JRDesignFrame frame = frame("row", ROW_HEIGHT);
    frame.addElement(text("span", 0, width, ROW_HEIGHT, "$F{row}.cell(0)"));
    return band(ROW_HEIGHT, "$F{row} != null && $F{row}.isRemarkOf(" + number + ")", frame);
  }

  private void cells(Table table, JRDesignFrame frame, String style, String method) {
    int whole = table.columns().stream().mapToInt(Column::width).sum();
    int before = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      int x = width * before / whole;
      before += column.width();
      JRDesignTextField cell =
          text(
              style + (table.small() ? "-small" : "") + (column.figure() ? "-number" : ""),
              x,
              width * before / whole - x,
              frame.getHeight(),
              "$F{row}." + method + "(" + i + ")");
      cell.setPrintWhenExpression(new JRDesignExpression("$F{row}.has(" + i + ")"));
      if (method.equals("head")) {
        cell.setStretchType(StretchTypeEnum.CONTAINER_HEIGHT);
      }
      frame.addElement(cell);
    }
  }

  private JRDesignFrame frame(String style, int height) {
    JRDesignFrame frame = new JRDesignFrame(design);
    frame.setStyle(style(style));
    frame.setWidth(width);
    frame.setHeight(height);
    return frame;
  }

  private JRDesignTextField text(String style, int x, int width, int height, String expression) {
    JRDesignTextField text = new JRDesignTextField(design);
    text.setStyle(style(style));
    text.setX(x);
    text.setWidth(width);
    text.setHeight(height);
    text.setExpression(new JRDesignExpression(expression));
    return text;
  }

  private JRStyle style(String name) {
    return Objects.requireNonNull(design.getStylesMap().get(name), name);
  }

  private static JRDesignBand band(int height, String when, JRDesignElement... contents) {
    JRDesignBand band = new JRDesignBand();
    band.setHeight(height);
    band.setPrintWhenExpression(new JRDesignExpression(when));
    for (JRDesignElement content : contents) {
      band.addElement(content);
    }
    return band;
  }
}
