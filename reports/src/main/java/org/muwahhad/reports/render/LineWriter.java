package org.muwahhad.reports.render;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRAnchor;
import net.sf.jasperreports.engine.JRCommonText;
import net.sf.jasperreports.engine.JRLineBox;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.fill.JRTemplatePrintText;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.HyperlinkTypeEnum;
import net.sf.jasperreports.engine.type.ModeEnum;
import net.sf.jasperreports.engine.type.RotationEnum;
import net.sf.jasperreports.engine.type.RunDirectionEnum;
import net.sf.jasperreports.engine.type.VerticalTextAlignEnum;
import net.sf.jasperreports.engine.util.JRStyledText;

/**
 * Writes a text of one line, one style and one direction straight to the page, where the library
 * would split it, order its letters, set it as a column of text and draw a box of no lines around
 * it. Most cells of a long table are such: numbers, prices, codes. What their style says is found
 * out once, for all texts of one place of the template. All else is left to the library.
 */
final class LineWriter {
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

  private final PageProducer producer;
  private final StructureTagger tagger;
  private final Styling styling;
  private final Map<Object, Style> styles = new IdentityHashMap<>();

  /** Finds out what the style of a text says, as the library does. */
  interface Styling {
    JRStyledText of(JRPrintText text);

    Font font(JRPrintText text, Map<Attribute, Object> attributes);
  }

  LineWriter(PageProducer producer, StructureTagger tagger, Styling styling) {
    this.producer = producer;
    this.tagger = tagger;
    this.styling = styling;
  }

  /** What all texts of one place of a template have in common. */
  private record Style(
      boolean straight,
      BaseFont face,
      float size,
      Color colour,
      float named,
      HorizontalTextAlignEnum across,
      VerticalTextAlignEnum down,
      int left,
      int right,
      int top,
      int bottom) {}

  /**
   * Writes a text if it is such a line.
   *
   * @param x of its field from the left of the page, in points
   * @param y of its field from the foot of the page, in points
   * @return whether it was written
   */
  boolean write(JRPrintText text, int x, int y) {
    String whole = text.getOriginalText();
    if (whole == null || whole.isEmpty() || isCut(text) || leadsOrIsLedTo(text)) {
      return false;
    }
    if (isMarkedUp(text, whole)) {
      return false;
    }
    Style style = style(text);
    if (!style.straight() || !PlainText.isOneLine(text, style.named())) {
      return false;
    }
    String words = ordered(whole, text.getRunDirection());
    if (words.isEmpty()) {
      return false;
    }
    tagger.startText(text);
    draw(text, words, style, x, y);
    tagger.endText();
    return true;
  }

  /** A text of the bilingual edition that has no mark-up in it is what it says. */
  private static boolean isMarkedUp(JRPrintText text, String words) {
    return (words.indexOf('<') >= 0 || words.indexOf('&') >= 0)
        && !JRCommonText.MARKUP_NONE.equals(text.getMarkup());
  }

  private static boolean isCut(JRPrintText text) {
    return text.getTextTruncateIndex() != null || text.getTextTruncateSuffix() != null;
  }

  /** The library writes bookmarks, anchors and links along with the text. */
  private static boolean leadsOrIsLedTo(JRPrintText text) {
    return text.getBookmarkLevel() != JRAnchor.NO_BOOKMARK
        || text.getAnchorName() != null
        || text.getHyperlinkType() != HyperlinkTypeEnum.NONE;
  }

  private Style style(JRPrintText text) {
    if (!(text instanceof JRTemplatePrintText placed)) {
      return found(text);
    }
    Style known = styles.get(placed.getTemplate());
    if (known == null) {
      known = found(text);
      styles.put(placed.getTemplate(), known);
    }
    return known;
  }

  private Style found(JRPrintText text) {
    JRStyledText styled = styling.of(text);
    Map<Attribute, Object> attributes = styled.getRuns().get(0).attributes;
    Font font = styling.font(text, attributes);
    Object written = attributes.get(TextAttribute.FOREGROUND);
    Color colour = written instanceof Color own ? own : Color.BLACK;
    JRLineBox box = text.getLineBox();
    return new Style(
        isPlain(text) && colour.getAlpha() == 255 && isUndecorated(attributes),
        font.getCalculatedBaseFont(false),
        font.getSize(),
        colour,
        text.getFontSize(),
        text.getHorizontalTextAlign(),
        text.getVerticalTextAlign(),
        box.getLeftPadding(),
        box.getRightPadding(),
        box.getTopPadding(),
        box.getBottomPadding());
  }

  private static boolean isPlain(JRPrintText text) {
    JRLineBox box = text.getLineBox();
    return text.getRotation() == RotationEnum.NONE
        && text.getMode() == ModeEnum.TRANSPARENT
        && text.getHorizontalTextAlign() != HorizontalTextAlignEnum.JUSTIFIED
        && Stream.of(box.getTopPen(), box.getLeftPen(), box.getBottomPen(), box.getRightPen())
            .allMatch(pen -> pen.getLineWidth() == 0);
  }

  private static boolean isUndecorated(Map<Attribute, Object> attributes) {
    return DECORATIONS.stream().noneMatch(attributes::containsKey);
  }

  /** The signs in the order in which they are drawn; empty when the library is to find it. */
  private static String ordered(String words, RunDirectionEnum direction) {
    Matcher held = HELD.matcher(words);
    if (held.matches()) {
      String inner = held.group(1);
      return LEFT_TO_RIGHT.matcher(inner).matches() ? inner : "";
    }
    Pattern kept = direction == RunDirectionEnum.RTL ? KEPT_IN_ARABIC : LEFT_TO_RIGHT;
    return kept.matcher(words).matches() ? words : "";
  }

  private void draw(JRPrintText text, String words, Style style, int x, int y) {
    float baseline =
        y
            - style.top()
            - down(text, style)
            - text.getLeadingOffset()
            - text.getLineSpacingFactor() * style.size();
    float room =
        text.getWidth()
            - style.left()
            - style.right()
            - style.face().getWidthPoint(words, style.size());
    PdfContentByte canvas = producer.getPdfContentByte();
    canvas.beginText();
    canvas.setFontAndSize(style.face(), style.size());
    canvas.setTextMatrix(x + style.left() + across(room, style), baseline);
    canvas.setColorFill(style.colour());
    canvas.showText(words);
    canvas.resetRGBColorFill();
    canvas.endText();
  }

  /** How far below the top of its field a line stands that does not fill it. */
  private static float down(JRPrintText text, Style style) {
    float room = text.getHeight() - style.top() - style.bottom() - text.getTextHeight();
    return switch (style.down()) {
      case BOTTOM -> room;
      case MIDDLE -> room / 2;
      default -> 0;
    };
  }

  /** Where a line begins; one that is too wide stays where its reading begins. */
  private static float across(float room, Style style) {
    return switch (style.across()) {
      case RIGHT -> room;
      case CENTER -> room / 2;
      default -> 0;
    };
  }
}
