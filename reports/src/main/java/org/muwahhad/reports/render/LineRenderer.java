package org.muwahhad.reports.render;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRAnchor;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.HyperlinkTypeEnum;
import net.sf.jasperreports.engine.type.RunDirectionEnum;
import net.sf.jasperreports.pdf.SimplePdfTextRenderer;
import net.sf.jasperreports.pdf.common.PdfTextRendererContext;

/**
 * Draws a text of one line, one style and one direction straight to the page, where the library
 * would split it, order its letters and set it as a column of text. Most cells of a long table are
 * such: numbers, prices, codes. All else the library draws.
 */
final class LineRenderer extends SimplePdfTextRenderer {
  /** Nothing that is written from the right, no mark of direction, no break. */
  private static final Pattern LEFT_TO_RIGHT =
      Pattern.compile(
          "[^\\u0590-\\u08ff\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufb1d-\\ufdff"
              + "\\ufe70-\\ufeff\\ud800-\\udfff\\p{Cc}]+");

  /** What keeps its order within a line from the right (UAX #9): a number, or Latin throughout. */
  private static final Pattern KEPT_IN_ARABIC =
      Pattern.compile("[0-9]+([.,][0-9]+)*|[A-Za-z]([\\x20-\\x7e]*[A-Za-z0-9])?");

  /** What begins and ends a figure that is held from the left in a sentence of either direction. */
  private static final Pattern HELD = Pattern.compile("\\u202a([^\\u202a-\\u202e]+)\\u202c");

  private static final Set<Attribute> DECORATIONS =
      Set.of(
          TextAttribute.UNDERLINE,
          TextAttribute.STRIKETHROUGH,
          TextAttribute.BACKGROUND,
          TextAttribute.SUPERSCRIPT);

  private final Locale locale;
  private final int pageHeight;

  /**
   * A renderer of one text.
   *
   * @param pageHeight in points
   */
  LineRenderer(JasperReportsContext context, PdfTextRendererContext text, int pageHeight) {
    super(context, text);
    this.locale = text.getTextLocale();
    this.pageHeight = pageHeight;
  }

  @Override
  public void render() {
    String words = isOneLine() && isOneStyle() && !leadsOrIsLedTo() ? ordered() : "";
    if (words.isEmpty()) {
      super.render();
      return;
    }
    pdfTagger.startText(text);
    line(words);
    pdfTagger.endText();
  }

  private boolean isOneLine() {
    return PlainText.isOneLine(text)
        && text.getHorizontalTextAlign() != HorizontalTextAlignEnum.JUSTIFIED;
  }

  /** The library writes bookmarks, anchors and links along with the text. */
  private boolean leadsOrIsLedTo() {
    return text.getBookmarkLevel() != JRAnchor.NO_BOOKMARK
        || text.getAnchorName() != null
        || text.getHyperlinkType() != HyperlinkTypeEnum.NONE;
  }

  private boolean isOneStyle() {
    return styledText.getRuns().size() == 1
        && DECORATIONS.stream().noneMatch(attributes()::containsKey);
  }

  /** Of the one run of the text, in which the library puts all that its style says. */
  private Map<Attribute, Object> attributes() {
    return styledText.getRuns().get(0).attributes;
  }

  /** The signs in the order in which they are drawn; empty when the library is to find it. */
  private String ordered() {
    Matcher held = HELD.matcher(allText);
    if (held.matches()) {
      String inner = held.group(1);
      return LEFT_TO_RIGHT.matcher(inner).matches() ? inner : "";
    }
    Pattern kept = text.getRunDirection() == RunDirectionEnum.RTL ? KEPT_IN_ARABIC : LEFT_TO_RIGHT;
    return kept.matcher(allText).matches() ? allText : "";
  }

  private void line(String words) {
    PageProducer producer = (PageProducer) pdfProducer;
    Font font = producer.getFont(attributes(), locale);
    BaseFont face = font.getCalculatedBaseFont(false);
    float size = font.getSize();
    float baseline =
        pageHeight
            - y
            - topPadding
            - verticalAlignOffset
            - text.getLeadingOffset()
            - text.getLineSpacingFactor() * size;
    PdfContentByte canvas = producer.getPdfContentByte();
    Color color = (Color) attributes().get(TextAttribute.FOREGROUND);
    canvas.beginText();
    canvas.setFontAndSize(face, size);
    canvas.setTextMatrix(left(face.getWidthPoint(words, size)), baseline);
    if (color != null) {
      canvas.setColorFill(color);
    }
    canvas.showText(words);
    if (color != null) {
      canvas.resetRGBColorFill();
    }
    canvas.endText();
  }

  /** Where a line of a width begins; a line that is too wide stays where its reading begins. */
  private float left(float drawn) {
    float from = x + leftPadding;
    float room = width - leftPadding - rightPadding - drawn;
    return switch (text.getHorizontalTextAlign()) {
      case RIGHT -> from + room;
      case CENTER -> from + room / 2;
      default -> from;
    };
  }
}
