package org.muwahhad.reports.render;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.sf.jasperreports.engine.JRCommonText;
import net.sf.jasperreports.engine.JRTextField;
import net.sf.jasperreports.engine.fill.JRMeasuredText;
import net.sf.jasperreports.engine.fill.TextMeasurer;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.engine.util.SimpleMeasuredText;
import org.jspecify.annotations.Nullable;

/**
 * Measures texts as the library does, which lays each out whenever it is asked. In a long table
 * most are figures: two in one typeface and size differ in their width alone, and so one that
 * surely fits into its column is measured by adding up the widths of its signs. Of the others, the
 * last ones are remembered: names of units and items come again and again. What does not fit whole
 * is always left to the library. What it lays out is given the lines that are drawn of it, {@link
 * DrawnLines}.
 */
final class LineMeasurer extends TextMeasurer {
  private static final int REMEMBERED = 3000;
  private static final int LONGEST_REMEMBERED = 300;

  /** Signs beside each other may take a little more than each by itself. */
  private static final float SPARE = 1.05f;

  /** Those of ASCII in their order, and what surrounds figures and stands in place of one. */
  private static final String SIGNS =
      IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining())
          + "\u00a0\u2014\u202a\u202c";

  /** In sizes of its type: more than a line of figures is high, and less than two. */
  private static final float ONE_LINE = 2.2f;

  private final FontUtil fonts;
  private final boolean shrinks;
  private final Map<Map<Attribute, Object>, Typeface> typefaces = new HashMap<>();
  private final Map<Map<Attribute, Object>, Map<Attribute, Object>> styles = new HashMap<>();
  private final Map<MeasureKey, JRMeasuredText> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MeasureKey, JRMeasuredText> eldest) {
          return size() > REMEMBERED;
        }
      };

  LineMeasurer(FontUtil fonts, JRCommonText element) {
    super(fonts, element);
    this.fonts = fonts;
    this.shrinks =
        element instanceof JRTextField field && field.getTextAdjust() == TextAdjustEnum.SCALE_FONT;
  }

  /** What is measured in the same way as before. */
  private record MeasureKey(String text, List<Object> styles, int width, int left, int right) {}

  /**
   * What all figures in a typeface and size have in common, and how wide each of their signs is.
   */
  private final class Typeface {
    private final float textHeight;
    private final float lineSpacing;
    private final float leading;
    private final Font font;
    private final float[] widths = new float[SIGNS.length()];

    Typeface(JRMeasuredText first, Font font) {
      this.textHeight = first.getTextHeight();
      this.lineSpacing = first.getLineSpacingFactor();
      this.leading = first.getLeadingOffset();
      this.font = font;
      Arrays.fill(widths, -1);
    }

    float width(String text) {
      float sum = 0;
      for (int i = 0; i < text.length(); i++) {
        sum += width(index(text.charAt(i)), text.charAt(i));
      }
      return sum;
    }

    private float width(int index, char sign) {
      if (widths[index] < 0) {
        widths[index] =
            (float) font.getStringBounds(String.valueOf(sign), getFontRenderContext()).getWidth();
      }
      return widths[index];
    }
  }

  @Override
  public JRMeasuredText measure(
      JRStyledText text, int start, int stretch, boolean indentFirstLine, boolean canOverflow) {
    String words = text.getText();
    if (start > 0 || words.isEmpty()) {
      return super.measure(text, start, stretch, indentFirstLine, canOverflow);
    }
    initialize(text, start, stretch, indentFirstLine, canOverflow);
    if (words.length() > LONGEST_REMEMBERED || hasParagraphIndents()) {
      return asDrawn(text, stretch, canOverflow);
    }
    boolean figures = text.getRuns().size() == 1 && areFigures(words);
    JRMeasuredText measured = figures ? figures(text) : known.get(known(text));
    if (measured != null && measured.getTextHeight() <= maxHeight) {
      return measured;
    }
    measured = asDrawn(text, stretch, canOverflow);
    if (shrinks && figures && staysWhole(words) && isBroken(text, measured)) {
      // The library breaks a long figure once two lines of smaller type fit: made smaller still, it
      // stays whole.
      return new SimpleMeasuredText();
    }
    if (measured.getTextOffset() == words.length()) {
      remember(text, measured, figures);
    }
    return measured;
  }

  /**
   * As the library measures it, but as high as the lines that are drawn; where those are too many
   * for the place, as a text that does not fit.
   */
  private JRMeasuredText asDrawn(JRStyledText text, int stretch, boolean canOverflow) {
    JRMeasuredText laidOut = super.measure(text, 0, stretch, true, canOverflow);
    float lineHeight = laidOut.getLineSpacingFactor() * size(text);
    if (laidOut.getTextOffset() < text.length() || lineHeight == 0) {
      return laidOut;
    }
    int lines = DrawnLines.of(text, width - leftPadding - rightPadding, laidOut.isLeftToRight());
    float height = lines * lineHeight;
    if (height - laidOut.getTextHeight() < lineHeight / 2 || height <= maxHeight) {
      return ofHeight(laidOut, height);
    }
    if (!shrinks && !canOverflow) {
      return ofHeight(laidOut, height);
    }
    int more = (int) Math.ceil(height - laidOut.getTextHeight());
    return shrinks || more > stretch
        ? new SimpleMeasuredText()
        : super.measure(text, 0, stretch - more, true, true);
  }

  private static float size(JRStyledText text) {
    return DrawnLines.size(text.getAttributedString().getIterator().getAttributes());
  }

  private static JRMeasuredText ofHeight(JRMeasuredText laidOut, float height) {
    SimpleMeasuredText drawn = new SimpleMeasuredText();
    drawn.setLeftToRight(laidOut.isLeftToRight());
    drawn.setTextOffset(laidOut.getTextOffset());
    drawn.setTextWidth(laidOut.getTextWidth());
    drawn.setTextHeight(height);
    drawn.setLineSpacingFactor(laidOut.getLineSpacingFactor());
    drawn.setLeadingOffset(laidOut.getLeadingOffset());
    return drawn;
  }

  /** A figure does; an address is read none the worse over two lines. */
  private static boolean staysWhole(String words) {
    return words.indexOf(' ') < 0 && !words.contains("://");
  }

  private static boolean isBroken(JRStyledText text, JRMeasuredText measured) {
    return measured.getTextHeight() > ONE_LINE * size(text);
  }

  private @Nullable JRMeasuredText figures(JRStyledText text) {
    // The library writes other sizes into the same map where it looks for one that fits.
    Typeface typeface = typefaces.get(text.getRuns().get(0).attributes);
    if (typeface == null) {
      return null;
    }
    String words = text.getText();
    float drawn = typeface.width(words);
    if (!fits(drawn)) {
      return null;
    }
    SimpleMeasuredText measured = new SimpleMeasuredText();
    measured.setLeftToRight(true);
    measured.setTextOffset(words.length());
    measured.setTextWidth(drawn);
    measured.setTextHeight(typeface.textHeight);
    measured.setLineSpacingFactor(typeface.lineSpacing);
    measured.setLeadingOffset(typeface.leading);
    return measured;
  }

  private MeasureKey known(JRStyledText text) {
    List<Object> styles =
        text.getRuns().stream()
            .<Object>map(run -> List.of(kept(run.attributes), run.startIndex, run.endIndex))
            .toList();
    return new MeasureKey(text.getText(), styles, width, leftPadding, rightPadding);
  }

  /** One map for all that say the same, of which there are few. */
  private Map<Attribute, Object> kept(Map<Attribute, Object> attributes) {
    Map<Attribute, Object> kept = styles.get(attributes);
    if (kept == null) {
      kept = new HashMap<>(attributes);
      styles.put(kept, kept);
    }
    return kept;
  }

  private void remember(JRStyledText text, JRMeasuredText measured, boolean figures) {
    if (!figures) {
      known.put(known(text), measured);
      return;
    }
    AttributedCharacterIterator drawn = text.getAwtAttributedString(fonts, true).getIterator();
    if (drawn.getAttribute(TextAttribute.FONT) instanceof Font font) {
      Typeface typeface = new Typeface(measured, font);
      if (fits(typeface.width(text.getText()))) {
        typefaces.put(kept(text.getRuns().get(0).attributes), typeface);
      }
    }
  }

  private boolean fits(float drawn) {
    return drawn * SPARE < width - leftPadding - rightPadding;
  }

  /** Whether all signs are of those that figures, and words in Latin letters, are written in. */
  private static boolean areFigures(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (index(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int index(char sign) {
    return sign >= ' ' && sign <= '~' ? sign - ' ' : SIGNS.indexOf(sign);
  }
}
