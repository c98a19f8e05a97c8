package org.muwahhad.reports.render;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRChild;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRGroup;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRParagraph;
import net.sf.jasperreports.engine.JRSection;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.base.JRBoxPen;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignTextElement;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalImageAlignEnum;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.SplitTypeEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import org.muwahhad.reports.Edition;

/**
 * Turns the one template of a report, drawn left to right, into the design of an edition. For
 * Arabic the page is mirrored: positions, margins, paddings, pens and alignments. JasperReports has
 * no such switch: what it calls the direction of a report moves newspaper columns only.
 *
 * <p>Styles whose name ends in {@code -number} keep their alignment, so that figures align on the
 * last digit in every edition.
 */
final class EditionDesign {

  private static final String KEEPS_ALIGNMENT = "-number";

  /** In points, between figures and the words to the right of them. */
  private static final int AFTER_FIGURES = 6;

  private EditionDesign() {}

  /** Changes the design in place. */
  static void adapt(JasperDesign design, Edition edition) {
    eachBand(design, EditionDesign::growInsteadOfCutting);
    if (edition == Edition.BILINGUAL) {
      readMarkup(design);
    } else {
      eachBand(design, band -> leaveToOneLanguage(band, design.getColumnWidth()));
    }
    if (edition.rightToLeft()) {
      mirror(design);
    } else {
      eachBand(design, band -> setApart(band.getChildren()));
    }
  }

  /**
   * Figures end at the right of their column, where words to the right of them begin: read from the
   * left, the two would run into each other.
   */
  private static void setApart(List<JRChild> children) {
    JRDesignElement before = null;
    for (JRChild child : children) {
      if (child instanceof JRDesignFrame frame) {
        setApart(frame.getChildren());
      } else if (child instanceof JRDesignTextField cell) {
        if (before != null && follows(cell, before)) {
          cell.setX(cell.getX() + AFTER_FIGURES);
          cell.setWidth(cell.getWidth() - AFTER_FIGURES);
        }
        before = keepsAlignment(cell.getStyle()) ? cell : null;
      }
    }
  }

  private static boolean follows(JRDesignTextField cell, JRDesignElement figures) {
    return !keepsAlignment(cell.getStyle()) && cell.getX() == figures.getX() + figures.getWidth();
  }

  /** The second language stands in the same text field, smaller and paler, which needs mark-up. */
  private static void readMarkup(JasperDesign design) {
    for (JRStyle style : design.getStyles()) {
      // Cells of figures hold no words, and are many.
      if (!isFigure(style)) {
        style.setMarkup("styled");
      }
    }
  }

  /** A heading has the place of the second language next to it where there is none. */
  private static void leaveToOneLanguage(JRBand band, int width) {
    JRElement second = null;
    JRDesignElement first = null;
    for (JRElement element : band.getElements()) {
      if (element.getStyle() != null && element.getStyle().getName().equals("second")) {
        second = element;
      } else if (element.getStyle() != null && element.getStyle().getName().equals("h1")) {
        first = (JRDesignElement) element;
      }
    }
    if (first != null && second != null) {
      ((JRDesignBand) band).removeElement((JRDesignElement) second);
      first.setWidth(width);
    }
  }

  /** No text is ever cut off, and no row or block is torn between two pages. */
  private static void growInsteadOfCutting(JRBand band) {
    ((JRDesignBand) band).setSplitType(SplitTypeEnum.PREVENT);
    grow(band.getChildren());
  }

  private static void grow(List<JRChild> children) {
    for (JRChild child : children) {
      if (child instanceof JRDesignTextField field) {
        growOrShrink(field);
        field.setBlankWhenNull(true);
      } else if (child instanceof JRDesignFrame frame) {
        grow(frame.getChildren());
      }
    }
  }

  private static void growOrShrink(JRDesignTextField field) {
    if (field.getTextAdjust() != TextAdjustEnum.SCALE_FONT) {
      // A figure broken over two lines could be misread: it stays on one, if need be smaller.
      field.setTextAdjust(
          isFigure(field.getStyle()) ? TextAdjustEnum.SCALE_FONT : TextAdjustEnum.STRETCH_HEIGHT);
    }
  }

  private static void mirror(JasperDesign design) {
    int left = design.getLeftMargin();
    design.setLeftMargin(design.getRightMargin());
    design.setRightMargin(left);
    for (JRStyle style : design.getStyles()) {
      mirrorBox(style.getLineBox());
      mirrorParagraph(style.getParagraph());
      if (!keepsAlignment(style)) {
        style.setHorizontalTextAlign(opposite(style.getOwnHorizontalTextAlign()));
      }
      style.setHorizontalImageAlign(opposite(style.getOwnHorizontalImageAlign()));
    }
    eachBand(design, band -> mirrorAll(band.getChildren(), design.getColumnWidth()));
  }

  static void eachBand(JasperDesign design, Consumer<JRBand> act) {
    Stream.of(
            design.getBackground(),
            design.getTitle(),
            design.getPageHeader(),
            design.getColumnHeader(),
            design.getColumnFooter(),
            design.getPageFooter(),
            design.getSummary())
        .filter(Objects::nonNull)
        .forEach(act);
    eachBand(design.getDetailSection(), act);
    for (JRGroup group : design.getGroups()) {
      eachBand(group.getGroupHeaderSection(), act);
      eachBand(group.getGroupFooterSection(), act);
    }
  }

  private static void eachBand(JRSection section, Consumer<JRBand> act) {
    if (section != null && section.getBands() != null) {
      Stream.of(section.getBands()).forEach(act);
    }
  }

  private static void mirrorAll(List<JRChild> children, int width) {
    for (JRChild child : children) {
      if (child instanceof JRDesignElement element) {
        mirrorElement(element, width);
      }
    }
  }

  private static void mirrorElement(JRDesignElement element, int width) {
    element.setX(width - element.getX() - element.getWidth());
    if (element instanceof JRDesignTextElement text) {
      mirrorBox(text.getLineBox());
      mirrorParagraph(text.getParagraph());
      if (!keepsAlignment(element.getStyle())) {
        text.setHorizontalTextAlign(opposite(text.getOwnHorizontalTextAlign()));
      }
    } else if (element instanceof JRDesignImage image) {
      image.setHorizontalImageAlign(opposite(image.getOwnHorizontalImageAlign()));
    } else if (element instanceof JRDesignFrame frame) {
      mirrorBox(frame.getLineBox());
      mirrorAll(frame.getChildren(), contentWidth(frame));
    }
  }

  private static int contentWidth(JRElement frame) {
    JRLineBox box = ((JRDesignFrame) frame).getLineBox();
    return frame.getWidth() - box.getLeftPadding() - box.getRightPadding();
  }

  private static boolean isFigure(JRStyle style) {
    return keepsAlignment(style) && style.getName().startsWith("cell");
  }

  private static boolean keepsAlignment(JRStyle style) {
    return style != null && style.getName().endsWith(KEEPS_ALIGNMENT);
  }

  private static void mirrorBox(JRLineBox box) {
    if (box == null) {
      return;
    }
    Integer padding = box.getOwnLeftPadding();
    box.setLeftPadding(box.getOwnRightPadding());
    box.setRightPadding(padding);
    swap(box.getLeftPen(), box.getRightPen());
  }

  private static void swap(JRBoxPen one, JRBoxPen other) {
    Float width = one.getOwnLineWidth();
    java.awt.Color color = one.getOwnLineColor();
    one.setLineWidth(other.getOwnLineWidth());
    one.setLineColor(other.getOwnLineColor());
    other.setLineWidth(width);
    other.setLineColor(color);
  }

  private static void mirrorParagraph(JRParagraph paragraph) {
    if (paragraph != null) {
      Integer indent = paragraph.getOwnLeftIndent();
      paragraph.setLeftIndent(paragraph.getOwnRightIndent());
      paragraph.setRightIndent(indent);
    }
  }

  private static HorizontalTextAlignEnum opposite(HorizontalTextAlignEnum align) {
    if (align == HorizontalTextAlignEnum.LEFT) {
      return HorizontalTextAlignEnum.RIGHT;
    }
    return align == HorizontalTextAlignEnum.RIGHT ? HorizontalTextAlignEnum.LEFT : align;
  }

  private static HorizontalImageAlignEnum opposite(HorizontalImageAlignEnum align) {
    if (align == HorizontalImageAlignEnum.LEFT) {
      return HorizontalImageAlignEnum.RIGHT;
    }
    return align == HorizontalImageAlignEnum.RIGHT ? HorizontalImageAlignEnum.LEFT : align;
  }
}
